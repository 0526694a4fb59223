/** What stood where a backup is restored: what must outlive it is kept aside, the rest is cleared away. */
import { sql } from 'kysely';
import { ownTables, schemasOf, tableOwner } from './backup-tables.ts';
import type { Transaction } from './database.ts';
import type { Migration } from './migrate.ts';
import { findMunicipalities } from './municipalities.ts';

/** What phones have to hear of comes in a batch of its own. */
type Batch = { readonly batchId: string; readonly now: number };

export type Former = {
  readonly municipalities: readonly {
    readonly municipalityCode: string;
    readonly auditNumber: number;
    readonly auditHash: string;
  }[];
  /** Adds what was kept aside of a municipality to what the backup holds; it must have been named. */
  readonly bringBack: (municipalityCode: string, batch: Batch) => Promise<void>;
};

export async function keepAside(transaction: Transaction): Promise<Former> {
  const nothing = { municipalities: [], bringBack: () => Promise.resolve() };
  if (!(await isThere(transaction, 'migration'))) return nothing;
  if (!(await isThere(transaction, 'municipality'))) return nothing;
  const codes = await findMunicipalities(transaction);
  if (codes.length === 0) return nothing;
  const hasErasures = await isThere(transaction, 'erasure');
  await sql`CREATE TEMP TABLE former_revocation (municipality_code text, device_id text,
    revoked_at bigint) ON COMMIT DROP`.execute(transaction);
  if (hasErasures)
    await sql`CREATE TEMP TABLE former_erasure ON COMMIT DROP AS
      SELECT * FROM erasure WHERE false`.execute(transaction);
  const municipalities: Former['municipalities'][number][] = [];
  for (const municipalityCode of codes) {
    await sql`SELECT set_config('hiroba.municipality', ${municipalityCode}, true)`.execute(
      transaction,
    );
    const { rows } = await sql<{ number: number; hash: string }>`SELECT number, hash
      FROM audit_head WHERE municipality_code = ${municipalityCode}`.execute(transaction);
    municipalities.push({
      municipalityCode,
      auditNumber: rows[0]?.number ?? 0,
      auditHash: rows[0]?.hash ?? '',
    });
    await sql`INSERT INTO former_revocation SELECT municipality_code, device_id, revoked_at
      FROM device WHERE municipality_code = ${municipalityCode}
        AND revoked_at IS NOT NULL`.execute(transaction);
    if (hasErasures)
      await sql`INSERT INTO former_erasure SELECT * FROM erasure
        WHERE municipality_code = ${municipalityCode}`.execute(transaction);
  }
  return {
    municipalities,
    bringBack: async (municipalityCode, batch) => {
      await revokeAgain(transaction, municipalityCode);
      if (hasErasures && (await isThere(transaction, 'erasure')))
        await keepErasures(transaction, municipalityCode, batch);
    },
  };
}

/** A phone that was lost since the backup stays locked out. */
async function revokeAgain(transaction: Transaction, municipalityCode: string): Promise<void> {
  await sql`UPDATE device SET revoked_at = coalesce(device.revoked_at, former.revoked_at)
    FROM former_revocation AS former
    WHERE device.municipality_code = ${municipalityCode}
      AND former.municipality_code = ${municipalityCode}
      AND former.device_id = device.device_id`.execute(transaction);
}

/** What was erased since the backup is known here again; the records that it covers are still there. */
async function keepErasures(
  transaction: Transaction,
  municipalityCode: string,
  { batchId, now }: Batch,
): Promise<void> {
  await sql`UPDATE former_erasure SET batch_id = ${batchId}`.execute(transaction);
  const { rows } = await sql`INSERT INTO erasure SELECT * FROM former_erasure
    WHERE municipality_code = ${municipalityCode} ON CONFLICT DO NOTHING RETURNING 1`.execute(
    transaction,
  );
  if (rows.length === 0) return;
  await sql`
    WITH clock AS (
      UPDATE sync_clock SET version = version + 1 WHERE municipality_code = ${municipalityCode}
      RETURNING version
    )
    INSERT INTO batch (municipality_code, batch_id, version, device_id, stored_at)
    SELECT ${municipalityCode}, ${batchId}, version, NULL, ${now} FROM clock`.execute(transaction);
}

async function isThere(transaction: Transaction, table: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    SELECT to_regclass(${`public.${table}`}) IS NOT NULL AS is`.execute(transaction);
  return rows[0]?.is === true;
}

/**
 * Drops what our migrations have made: tables and functions of their role. The database is this
 * program's alone; where `migration` is missing it never was, and nothing is touched.
 */
export async function clearAway(
  transaction: Transaction,
  applied: readonly Migration[],
): Promise<void> {
  if (!(await isThere(transaction, 'migration'))) return;
  // Whoever still holds a table makes this give up, not wait without end.
  await sql`SET LOCAL lock_timeout = '10s'`.execute(transaction);
  const functions = await sql<{ signature: string }>`
    SELECT oid::regprocedure::text AS signature FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proowner = ${tableOwner}
      AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE pg_depend.objid = pg_proc.oid
        AND deptype = 'e')`.execute(transaction);
  const tables = await sql<{ schema: string; name: string }>`
    SELECT nspname AS schema, relname AS name FROM ${ownTables(applied)}`.execute(transaction);
  for (const { schema, name } of tables.rows)
    await sql`DROP TABLE ${sql.table(`${schema}.${name}`)} CASCADE`.execute(transaction);
  for (const { signature } of functions.rows)
    await sql`DROP FUNCTION ${sql.raw(signature)}`.execute(transaction);
  for (const schema of schemasOf(applied).filter((name) => name !== 'public'))
    await sql`DROP SCHEMA IF EXISTS ${sql.id(schema)}`.execute(transaction);
}
