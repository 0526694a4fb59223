/**
 * Everything between the configuration and a running server, shared by the commands: secret, lock,
 * database (embedded or the city's own), migrations.
 */
import { mkdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { Config } from './config.ts';
import { openDatabase, openPool, type Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { startCluster, type Cluster } from './embedded/cluster.ts';
import { lockInstance } from './instance-lock.ts';
import { keepSecret } from './secret.ts';

export type Installation = {
  readonly database: Database;
  readonly pool: Pool;
  readonly secret: string;
  /** The PostgreSQL that we started; null where the city's own is used. */
  readonly cluster: Cluster | null;
  /** Worth knowing, in plain words. */
  readonly remarks: readonly string[];
  /** Ends the connections, stops the embedded PostgreSQL and lets go of the data folder. */
  readonly close: () => Promise<void>;
};

/** A plain sentence for the person at the terminal. */
export type InstallationFault = string;

const oldestServer = 150_000;

export async function openInstallation(
  config: Config,
): Promise<Result<Installation, InstallationFault>> {
  // Others may pass through to PostgreSQL's folder, which is closed to all but its account.
  await mkdir(config.dataFolder, { recursive: true, mode: 0o711 });
  const lock = await lockInstance(config.dataFolder);
  if (!lock.ok)
    return fail(
      `Another server is running on ${config.dataFolder}. Stop it first, or set DATA_DIR to another folder.`,
    );
  const secret = config.secret ?? (await keepSecret(config.dataFolder));
  const cluster = config.databaseUrl === null ? await startCluster(config.dataFolder) : null;
  const pool = openPool({
    connectionString: config.databaseUrl ?? cluster?.connectionString ?? '',
  });
  const database = openDatabase(pool);
  const close = async () => {
    await database.destroy();
    await cluster?.stop();
    await lock.value.release();
  };
  const ready = await prepare(database).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  if (!ready.ok) {
    await close();
    return ready;
  }
  const remarks = [...placeRemarks(config, cluster), ...ready.value];
  return succeed({ database, pool, secret, cluster, remarks, close });
}

/** Refuses a server that would lose what it has confirmed, then migrates. */
async function prepare(database: Database): Promise<Result<readonly string[], InstallationFault>> {
  const checked = await checkServer(database).catch((error: unknown) =>
    fail(`The database cannot be reached: ${error instanceof Error ? error.message : 'unknown'}`),
  );
  if (!checked.ok) return checked;
  const migrated = await migrate(database);
  if (migrated.ok) return checked;
  return fail(
    migrated.failure.type === 'newer-database'
      ? `A newer version of this program has changed the database (${migrated.failure.name}). Use that version.`
      : `The database was made by other sources than these (${migrated.failure.name} differs).`,
  );
}

async function checkServer(
  database: Database,
): Promise<Result<readonly string[], InstallationFault>> {
  const { rows } = await sql<{ version: number; fsync: string; unbound: boolean }>`
    SELECT current_setting('server_version_num')::int AS version,
      current_setting('fsync') AS fsync, rolsuper OR rolbypassrls AS unbound
    FROM pg_roles WHERE rolname = current_user`.execute(database);
  const [server] = rows;
  if (!server || server.version < oldestServer)
    return fail('The database at DATABASE_URL is older than PostgreSQL 15. Use 15 or newer.');
  if (server.fsync !== 'on')
    return fail(
      'The database at DATABASE_URL runs with fsync off: a power cut would lose confirmed records. Turn fsync on.',
    );
  return succeed(
    server.unbound
      ? [
          'The database role is a superuser: row-level security does not bind it. A plain role that owns the database is safer.',
        ]
      : [],
  );
}

function placeRemarks({ dataFolder }: Config, cluster: Cluster | null): readonly string[] {
  if (!cluster || cluster.folder.startsWith(dataFolder)) return [];
  return [
    `PostgreSQL runs as "${cluster.accountName}", which cannot enter ${dataFolder}; its files are in ${cluster.folder}.`,
  ];
}
