/** The backup as a file: gzip, for its owner's eyes only, there in full or not at all. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createGunzip, createGzip } from 'node:zlib';
import type { Sink } from '../../server/db/backup.ts';

/**
 * Writes beside the place and moves into it when everything is on the disk; an older file of that name
 * stays until then. `work` answers whether there is a file to keep.
 */
export async function writeBackupFile<Value>(
  path: string,
  work: (sink: Sink) => Promise<{ readonly ok: boolean; readonly value?: Value }>,
): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    const gzip = createGzip();
    const written = writeAll(file, gzip);
    // Awaited below; until then its failure must not end the process.
    written.catch(() => undefined);
    const done = await work(async (bytes) => {
      if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), written]);
    });
    gzip.end();
    await written;
    await file.sync();
    await file.close();
    if (!done.ok) return;
    await rename(draft, path);
    await syncFolder(dirname(resolve(path)));
  } finally {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}

async function writeAll(file: FileHandle, chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of chunks) await file.writeFile(chunk);
}

/** The new name itself must outlive a power cut; some systems cannot open a folder, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** A file that is no gzip, or is cut short, ends early: the check of what is in it tells. */
export async function* readBackupFile(path: string): AsyncGenerator<Buffer, void> {
  const gunzip = createGunzip();
  const file = createReadStream(path);
  file.once('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of file.pipe(gunzip)) yield chunk as Buffer;
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    file.destroy();
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('Z_');
