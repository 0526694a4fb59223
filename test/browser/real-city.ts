/** The real server, as `npm start` runs it, on its own embedded PostgreSQL in a fresh folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLine, type Line } from './line.ts';

export type RealCity<OnLine extends Line = Line> = {
  /** Address that browsers use; goes through the line. */
  readonly url: string;
  readonly line: OnLine;
  /** Where the server itself listens, past the line. */
  readonly port: number;
  /** `DATA_DIR` */
  readonly dataFolder: string;
  /** Volunteers' enrollment code, as printed. */
  readonly code: string;
  /** One-time sign-in link of the sample's staff, as printed. */
  readonly staffUrl: string;
  /** Ends the server at once, as a power cut would, and leaves its folder. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same folder and port, after `kill`. */
  readonly startAgain: () => Promise<void>;
  /** Ends everything and removes the folder. */
  readonly end: () => Promise<void>;
};

/** @param built the folder that holds `server/` and `client/` */
export const startRealCity = (built = 'dist'): Promise<RealCity> =>
  startRealCityOn(createLine, built);

/** The same at the end of a line of another kind. */
export async function startRealCityOn<OnLine extends Line>(
  createLineTo: (targetPort: () => number) => Promise<OnLine>,
  built = 'dist',
): Promise<RealCity<OnLine>> {
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-city-'));
  // PostgreSQL runs as a user of its own and must be able to walk in.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const line = await createLineTo(() => port);
  const url = `http://localhost:${line.port}`;
  const dataFolder = join(folder, 'data');
  const start = () =>
    spawn(process.execPath, [join(built, 'server', 'start.js')], {
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        DATA_DIR: dataFolder,
        PORT: String(port),
        PUBLIC_URL: url,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let server = start();
  const printed = await readUntilReady(server);
  return {
    url,
    line,
    port,
    dataFolder,
    code: wordAfter(printed, /code: (\S+)/),
    staffUrl: wordAfter(printed, /staff: (\S+)/),
    kill: () => stop(server, 'SIGKILL'),
    startAgain: async () => {
      server = start();
      await readUntilReady(server);
    },
    end: async () => {
      await stop(server, 'SIGTERM');
      await endOrphan(join(dataFolder, 'postgresql', 'postmaster.pid'));
      await line.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function readUntilReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const take = (chunk: Buffer) => {
      printed += chunk.toString();
      if (/staff: \S+/.test(printed)) resolve(printed);
    };
    server.stdout?.on('data', take);
    server.stderr?.on('data', take);
    server.on('exit', (status) => reject(new Error(`the server ended (${status}):\n${printed}`)));
  });
}

function stop(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.on('exit', () => resolve());
    server.kill(signal);
  });
}

/** A killed server leaves its PostgreSQL running, as it would in a real city; here nobody starts it again. */
async function endOrphan(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGINT');
  while (existsSync(pidFile)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function wordAfter(printed: string, pattern: RegExp): string {
  const word = pattern.exec(printed)?.[1];
  if (!word) throw new Error(`expected ${pattern} in:\n${printed}`);
  return word;
}
