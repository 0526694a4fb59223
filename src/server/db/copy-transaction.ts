/** A transaction on one connection of which both sides are had: Kysely's for statements, pg's for COPY. */
import { Kysely, PostgresDialect, sql, type PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Transaction } from './database.ts';

export type CopyTransaction = {
  readonly transaction: Transaction;
  /** For COPY streams only; begin and end belong to `transaction`. */
  readonly client: PoolClient;
};

/** `snapshot`: everything is seen as of one moment, and nothing can be written. */
export async function inCopyTransaction<Value>(
  pool: Pool,
  kind: 'snapshot' | 'writing',
  work: (both: CopyTransaction) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  try {
    const database = overOneClient(client);
    const builder =
      kind === 'snapshot'
        ? database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
        : database.transaction();
    return await builder.execute(async (transaction) => {
      // All records pass through, however long that takes, and in one spelling whatever the server's.
      await sql`SELECT set_config('statement_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '0', true),
        set_config('client_encoding', 'UTF8', true), set_config('DateStyle', 'ISO', true),
        set_config('TimeZone', 'UTC', true), set_config('bytea_output', 'hex', true),
        set_config('extra_float_digits', '1', true)`.execute(transaction);
      return work({ transaction, client });
    });
  } finally {
    client.release();
  }
}

function overOneClient(client: PoolClient): Kysely<unknown> {
  const lent = {
    query: client.query.bind(client),
    release: () => undefined,
  } as unknown as PostgresPoolClient;
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: () => Promise.resolve(lent), end: () => Promise.resolve() },
    }),
  });
}
