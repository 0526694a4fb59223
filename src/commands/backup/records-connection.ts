/** Reaches an installation's database without starting, migrating or disturbing a server. */
import { mkdir } from 'node:fs/promises';
import type { Pool } from 'pg';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { Config } from '../../server/config.ts';
import { openPool } from '../../server/db/database.ts';
import { findRunningCluster, startCluster } from '../../server/embedded/cluster.ts';
import { lockInstance } from '../../server/instance-lock.ts';
import { hmac, keepSecret } from '../../server/secret.ts';

export type RecordsConnection = {
  /** One connection, so that this command is never in its own way. */
  readonly pool: Pool;
  /** The same for the same secret, and tells nothing of it. */
  readonly secretMark: string;
  readonly close: () => Promise<void>;
};

/** `beside` a running server, or `alone`: then a running server is a refusal, a plain sentence. */
export async function openRecords(
  config: Config,
  company: 'beside' | 'alone',
): Promise<Result<RecordsConnection, string>> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o711 });
  const lock = await lockInstance(config.dataFolder);
  if (!lock.ok && company === 'alone')
    return fail(
      `A server is running on ${config.dataFolder}. Stop it first; records are never replaced beneath it.`,
    );
  const secret = config.secret ?? (await keepSecret(config.dataFolder));
  const cluster =
    lock.ok && config.databaseUrl === null ? await startCluster(config.dataFolder) : null;
  const running = lock.ok ? null : await findRunningCluster(config.dataFolder);
  const connectionString = config.databaseUrl ?? cluster?.connectionString ?? running;
  if (connectionString === null)
    return fail(`A server is starting or stopping on ${config.dataFolder}. Try again in a minute.`);
  const pool = openPool({ connectionString, maxConnections: 1 });
  return succeed({
    pool,
    secretMark: hmac(secret, 'backup', 'secret mark'),
    close: async () => {
      await pool.end();
      await cluster?.stop();
      if (lock.ok) await lock.value.release();
    },
  });
}
