/** PostgreSQL's own load program. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianFolder = '/usr/lib/postgresql';

export function findPgbench(): string {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debianFolder, version, 'bin')),
  ];
  const found = folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file));
  if (found) return found;
  throw new Error(
    'This figure needs pgbench. On Debian: apt-get install postgresql-contrib; elsewhere it comes with PostgreSQL.',
  );
}

/** Transactions a second; `settings` are variables of the script. */
export function runPgbench(
  program: string,
  {
    connectionString,
    script,
    clients,
    seconds,
    settings,
  }: {
    readonly connectionString: string;
    /** File. */
    readonly script: string;
    readonly clients: number;
    readonly seconds: number;
    readonly settings: Readonly<Record<string, number>>;
  },
): Promise<number> {
  const variables = Object.entries(settings).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const child = spawn(
    program,
    ['-n', '-f', script, '-c', `${clients}`, '-T', `${seconds}`, ...variables, connectionString],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said += part.toString('utf8');
      });
    child.once('error', reject);
    child.once('close', (code) => {
      const perSecond = /^tps = ([\d.]+)/m.exec(said)?.[1];
      if (code === 0 && perSecond !== undefined) resolve(Number(perSecond));
      else reject(new Error(`pgbench: ${said.slice(-2_000)}`));
    });
  });
}
