/** Builds the commands once into a folder from which they find the libraries, and runs them for real. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { aPublicKey } from '../server/a-server.ts';

/** Longest time (ms) for a test that starts real servers on a busy machine. */
export const patience = 90_000;

async function buildCommands(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = resolve('node_modules', `.test-commands-${randomBytes(4).toString('hex')}`);
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'error',
    build: { ssr: true, outDir: folder, emptyOutDir: true },
  });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** Below a folder that others may walk through, or may not. */
async function aDataFolder({
  closed = false,
}): Promise<{ folder: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'hiroba-start-'));
  await chmod(parent, closed ? 0o700 : 0o711);
  const folder = join(parent, 'data');
  return {
    folder,
    remove: async () => {
      // Where PostgreSQL's files had to go elsewhere, they go too.
      const place = await readFile(join(folder, 'postgresql.json'), 'utf8').catch(() => null);
      if (place !== null)
        await rm(dirname((JSON.parse(place) as { folder: string }).folder), {
          recursive: true,
          force: true,
        });
      await rm(parent, { recursive: true, force: true });
    },
  };
}

export type AProcess = {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the text once it matches; rejects when the process ends before. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
};

function startCommand(
  file: string,
  environment: Record<string, string>,
  args: readonly string[],
): AProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { all: '' };
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text.all += part.toString('utf8');
      for (const listener of heard) listener();
    });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      resolve(code);
      for (const listener of heard) listener();
    }),
  );
  return {
    child,
    output: () => text.all,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text.all);
          if (match) resolve(match);
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`It ended before saying ${pattern}: ${text.all}`));
        };
        heard.add(look);
        look();
      }),
  };
}

/** Registers with the test file that calls it: builds before, stops and removes everything after. */
export function useCommands() {
  const built: { folder: string; remove: () => Promise<void> }[] = [];
  const cleanUps: (() => Promise<unknown>)[] = [];
  const afterwards = (cleanUp: () => Promise<unknown>): void => {
    cleanUps.push(cleanUp);
  };
  beforeAll(async () => {
    built.push(await buildCommands());
  }, patience);
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  }, patience);
  afterAll(async () => {
    for (const { remove } of built) await remove();
  });

  return {
    afterwards,
    aFolder: async (options: { closed?: boolean } = {}): Promise<string> => {
      const { folder, remove } = await aDataFolder(options);
      afterwards(remove);
      return folder;
    },
    run: (
      command: string,
      environment: Record<string, string>,
      args: readonly string[] = [],
    ): AProcess => {
      const file = join(built[0]?.folder ?? '', `${command}.js`);
      const started = startCommand(file, environment, args);
      afterwards(async () => {
        started.child.kill('SIGTERM');
        await started.ended;
      });
      return started;
    },
  };
}

/** What a start on the sample prints. */
export async function linesOf(started: AProcess) {
  const [, url = ''] = await started.until(/^learn: (http:\/\/localhost:\d+)\/$/m);
  const [, code = ''] = await started.until(/^class: http:\S+\/class code: (\S+)$/m);
  const [, staff = ''] = await started.until(/^staff: (http:\S+)$/m);
  return { url, code, staff };
}

/** Enrolls the same device id with another key each time. */
export const enroll = (url: string, code: string): Promise<Response> =>
  fetch(`${url}/api/enrollments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      proto: 1,
      code: code.replace('-', ''),
      deviceId: '0123456789abcdef0123456789abcdef',
      publicKey: aPublicKey(),
    }),
  });

/** PostgreSQL's own sign of life in its folder; null when it has stopped in order. */
export async function pidFileIn(dataFolder: string): Promise<string | null> {
  const place = await readFile(join(dataFolder, 'postgresql.json'), 'utf8');
  const { folder } = JSON.parse(place) as { folder: string };
  return readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null);
}
