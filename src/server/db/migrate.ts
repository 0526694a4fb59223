/// <reference types="vite/types/importMeta.d.ts" />
/**
 * Brings a database to this program's shape. Promises: under an advisory lock, so that two servers
 * starting at once wait for each other; each numbered file in one transaction together with its row
 * in `migration`, so that a kill leaves a file applied or not applied, never half; run again, it does
 * nothing; a database that a newer program has changed is left alone.
 */
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { Database, Transaction } from './database.ts';

const sources: Record<string, string> = import.meta.glob('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export type Migration = { readonly number: number; readonly name: string; readonly source: string };

export type MigrationFault =
  | { readonly type: 'newer-database'; readonly name: string }
  | { readonly type: 'changed-history'; readonly name: string };

/** Advisory lock of whoever changes tables. Any number that nothing else in this database locks. */
export const lockKey = 142077;

export const migrations: readonly Migration[] = Object.entries(sources)
  .map(([path, source]) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { number: Number.parseInt(name, 10), name, source };
  })
  .sort((a, b) => a.number - b.number);

/** Applies what is missing; answers the names of what it applied. */
export function migrate(
  database: Database,
  wanted: readonly Migration[] = migrations,
): Promise<Result<readonly string[], MigrationFault>> {
  return database.connection().execute(async (connection) => {
    // Waiting for the other server's migration may take longer than a statement may otherwise.
    await sql`SET lock_timeout = 0`.execute(connection);
    await sql`SET statement_timeout = 0`.execute(connection);
    await sql`SELECT pg_advisory_lock(${lockKey})`.execute(connection);
    try {
      return await applyMissing(connection, wanted);
    } finally {
      await sql`SELECT pg_advisory_unlock(${lockKey})`.execute(connection);
      await sql`RESET lock_timeout`.execute(connection);
      await sql`RESET statement_timeout`.execute(connection);
    }
  });
}

async function applyMissing(
  connection: Kysely<unknown>,
  wanted: readonly Migration[],
): Promise<Result<readonly string[], MigrationFault>> {
  await createMigrationTable(connection);
  const applied = (
    await sql<{ number: number; name: string; hash: string }>`
      SELECT number, name, hash FROM migration ORDER BY number`.execute(connection)
  ).rows;

  for (const row of applied) {
    const known = wanted.find((one) => one.number === row.number);
    if (!known) return fail({ type: 'newer-database', name: row.name });
    if (hashOf(known) !== row.hash) return fail({ type: 'changed-history', name: row.name });
  }

  const missing = wanted.filter((one) => applied.every((row) => row.number !== one.number));
  for (const migration of missing) {
    await connection.transaction().execute((transaction) => applyMigration(transaction, migration));
  }
  return succeed(missing.map((one) => one.name));
}

export async function createMigrationTable(connection: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS migration (
    number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now())`.execute(connection);
}

export async function applyMigration(
  transaction: Transaction,
  migration: Migration,
): Promise<void> {
  await sql.raw(migration.source).execute(transaction);
  await sql`INSERT INTO migration (number, name, hash)
    VALUES (${migration.number}, ${migration.name}, ${hashOf(migration)})`.execute(transaction);
}

/** SHA-256, hex. */
export const hashOf = (migration: Migration): string =>
  createHash('sha256').update(migration.source).digest('hex');
