/** A migrated PostgreSQL of our own in a folder that goes with it, also where the command is broken off. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openDatabase, openPool, type Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { startCluster } from '../../server/embedded/cluster.ts';

export type TemporaryDatabase = {
  readonly database: Database;
  readonly pool: Pool;
  readonly connectionString: string;
};

/** Exit code of a command that was broken off. */
const brokenOff = 130;

export async function withTemporaryDatabase<Value>(
  connections: number,
  work: (temporary: TemporaryDatabase) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'sumaho-hiroba-'));
  // PostgreSQL's own account walks through, where we are root.
  await chmod(folder, 0o711);
  // A few for PostgreSQL itself and for whoever looks in.
  const cluster = await startCluster(folder, { maxConnections: connections + 10 });
  const { connectionString } = cluster;
  const pool = openPool({ connectionString, maxConnections: connections });
  const database = openDatabase(pool);
  const clear = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const giveUp = () => void clear().then(() => process.exit(brokenOff));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, giveUp);
  try {
    await migrate(database);
    return await work({ database, pool, connectionString });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, giveUp);
    await database.destroy();
    await clear();
  }
}
