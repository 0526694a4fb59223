/** Runs one of PostgreSQL's programs as the account that it may run as. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Account } from './account.ts';

export type Run = { readonly code: number | null; readonly output: string };

/** Waits for the end; `output` is what it wrote on both channels. */
export function run(
  program: string,
  args: readonly string[],
  place: { readonly account: Account | null; readonly folder: string },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...identityOf(place.account),
      cwd: place.folder,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, output: Buffer.concat(parts).toString('utf8').trim() }),
    );
  });
}

/**
 * Starts a program that stays. In a process group of its own: Ctrl-C in the terminal is for our
 * server, which finishes its requests before it stops PostgreSQL.
 */
export function startInBackground(
  program: string,
  args: readonly string[],
  place: { readonly account: Account | null; readonly folder: string; readonly logFile: number },
): ChildProcess {
  return spawn(program, args, {
    ...identityOf(place.account),
    cwd: place.folder,
    env: environment(),
    detached: true,
    stdio: ['ignore', place.logFile, place.logFile],
  });
}

const identityOf = (account: Account | null) =>
  account ? { uid: account.uid, gid: account.gid } : {};

/** Without the PG… variables, which would lead the programs elsewhere; messages in English. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
