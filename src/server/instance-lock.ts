/**
 * One server a data folder. The lock is a socket named after the folder: the system lets go of it
 * when its process ends, however it ends, so no stale lock is left behind. (PostgreSQL's own
 * `postmaster.pid` is the last guard beneath.)
 */
import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../domain/result.ts';

export type InstanceLock = { readonly release: () => Promise<void> };

export async function lockInstance(
  dataFolder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Result<InstanceLock, 'taken'>> {
  const hash = createHash('sha256')
    .update(await realpath(dataFolder))
    .digest('hex')
    .slice(0, 32);
  const name = `sumaho-hiroba-${hash}`;
  // Linux and Windows know socket names that vanish with their process.
  if (platform === 'linux') return lockOf(await listen(`\0${name}`));
  if (platform === 'win32') return lockOf(await listen(`\\\\?\\pipe\\${name}`));

  const path = join(tmpdir(), `${name}.sock`);
  const first = await listen(path);
  if (first || (await answers(path))) return lockOf(first);
  await rm(path, { force: true });
  return lockOf(await listen(path));
}

function lockOf(server: Server | null): Result<InstanceLock, 'taken'> {
  if (!server) return fail('taken');
  // Never a reason to keep the process alive.
  server.unref();
  return succeed({ release: () => new Promise((resolve) => server.close(() => resolve())) });
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}
