/**
 * The embedded PostgreSQL: real programs from npm, a data directory of our own, reached over loopback
 * by password on a port that is free, with fsync as PostgreSQL ships it (on).
 */
import {
  open,
  readFile,
  rename,
  rm,
  chown,
  mkdir,
  truncate,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { findUnprivilegedAccount, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { keepClusterPlace, readClusterPlace, type ClusterPlace } from './cluster-place.ts';
import { run, startInBackground } from './run.ts';

export type Cluster = {
  /** For the role that owns the database. */
  readonly connectionString: string;
  /** For the superuser, to make further databases beside it. */
  readonly superuserConnectionString: string;
  /** Data directory. */
  readonly folder: string;
  /** Who PostgreSQL runs as, where that is not who we are. */
  readonly accountName: string | null;
  readonly stop: () => Promise<void>;
};

type Place = ClusterPlace & {
  readonly account: Account | null;
  readonly binaries: Binaries;
  readonly logPath: string;
};

const owner = 'hiroba';
/** Longest wait until PostgreSQL answers (ms): after a crash it reads its log first. */
const startPatience = 120_000;
const stopPatience = 20_000;
const greatestLog = 5_000_000;

/** `dataFolder` must exist, and be locked by this process (`instance-lock.ts`). */
export async function startCluster(
  dataFolder: string,
  { maxConnections = 60 }: { readonly maxConnections?: number } = {},
): Promise<Cluster> {
  const account = await findUnprivilegedAccount();
  const place: Place = {
    ...(await keepClusterPlace(dataFolder, account)),
    account,
    binaries: await findBinaries(account),
    logPath: join(dataFolder, 'postgresql.log'),
  };
  await stopOrphan(place);
  await initialize(place);
  const { child, port } = await startPostgres(place, maxConnections);
  const superuserConnectionString = addressOf(
    'postgres',
    place.superuserPassword,
    port,
    'postgres',
  );
  await ensureDatabase(superuserConnectionString, place.ownerPassword);
  return {
    connectionString: addressOf(owner, place.ownerPassword, port, owner),
    superuserConnectionString,
    folder: place.folder,
    accountName: account?.name ?? null,
    stop: () => stopPostgres(child),
  };
}

/**
 * Connection string of the PostgreSQL that another process of ours has started on this data folder;
 * null where there is none. PostgreSQL writes its port into the fourth line of its pid file.
 */
export async function findRunningCluster(dataFolder: string): Promise<string | null> {
  const place = await readClusterPlace(dataFolder);
  const pidFile =
    place && (await readFile(join(place.folder, 'postmaster.pid'), 'utf8').catch(() => null));
  const port = Number(pidFile?.split('\n')[3]);
  return place && port > 0 ? addressOf(owner, place.ownerPassword, port, owner) : null;
}

const addressOf = (role: string, password: string, port: number, name: string): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;

/** A server killed at once leaves its PostgreSQL running; it is ours, so it is stopped in order. */
async function stopOrphan({ folder, account, binaries }: Place): Promise<void> {
  const pidFile = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null);
  if (pidFile === null) return;
  const status = await run(binaries.pgCtl, ['status', '-D', folder], { account, folder });
  if (status.code !== 0) return;
  const stopped = await run(
    binaries.pgCtl,
    ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60'],
    { account, folder },
  );
  if (stopped.code !== 0) throw new Error(`PostgreSQL did not stop: ${stopped.output}`);
}

/** Made aside and moved into place, so that a kill in between leaves nothing half made. */
async function initialize({ folder, account, binaries, superuserPassword }: Place): Promise<void> {
  const isThere = await stat(join(folder, 'PG_VERSION')).catch(() => null);
  if (isThere) return;
  const draft = `${folder}.draft`;
  const passwordFile = `${folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
  if (account) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    const made = await run(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Part of PostgreSQL itself: the same order of texts on every machine.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
      ],
      { account, folder: draft },
    );
    if (made.code !== 0) throw new Error(`PostgreSQL could not be set up: ${made.output}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, folder);
}

async function startPostgres(
  place: Place,
  maxConnections: number,
): Promise<{ child: ChildProcess; port: number }> {
  const { folder, account, binaries, logPath, superuserPassword } = place;
  const logSize = await stat(logPath).then(
    ({ size }) => size,
    () => 0,
  );
  if (logSize > greatestLog) await truncate(logPath);
  const logFile = await open(logPath, 'a', 0o600);
  const port = await findFreePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    jit: 'off',
    log_min_messages: 'warning',
    // Statements hold records; they are not for a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const child = startInBackground(
    binaries.postgres,
    [
      '-D',
      folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { account, folder, logFile: logFile.fd },
  );
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', () => resolve('ended'));
  });
  await logFile.close();
  const outcome = await Promise.race([ended, waitUntilReady(port, superuserPassword)]);
  if (outcome !== 'ready') {
    if (outcome === 'too-slow') await stopPostgres(child);
    const lines = (await readFile(logPath, 'utf8')).trim().split('\n').slice(-5);
    throw new Error(`PostgreSQL did not start. Its last words:\n${lines.join('\n')}`);
  }
  return { child, port };
}

async function waitUntilReady(port: number, password: string): Promise<'ready' | 'too-slow'> {
  for (const end = Date.now() + startPatience; Date.now() < end; await wait(30)) {
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => undefined);
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (connected) return 'ready';
  }
  return 'too-slow';
}

async function ensureDatabase(superuserConnection: string, ownerPassword: string): Promise<void> {
  const client = new Client({ connectionString: superuserConnection });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner]);
    if (role.rowCount === 0)
      await client.query(
        `CREATE ROLE ${owner} LOGIN PASSWORD ${client.escapeLiteral(ownerPassword)}`,
      );
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [owner]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${owner} OWNER ${owner}`);
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's "fast": ends connections, writes everything down, stops. */
async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), stopPatience);
  await ended;
  clearTimeout(impatient);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
