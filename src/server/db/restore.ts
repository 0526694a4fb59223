/**
 * Puts a backup in the place of whatever the database holds, in one transaction: tables as they were
 * when it was made, its rows, then the migrations that have come since. Every municipality gets a new
 * epoch, by which phones notice and hand over again what the backup did not have.
 */
import { sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { writeAudit } from './audit.ts';
import { checkBackup, type BackupFault, type Manifest } from './backup-format.ts';
import { raiseMark } from './backup-mark.ts';
import { findTablesToCopy, type InstalledTable } from './backup-tables.ts';
import { inCopyTransaction } from './copy-transaction.ts';
import { applicationName, type Transaction } from './database.ts';
import {
  applyMigration,
  createMigrationTable,
  hashOf,
  lockKey,
  migrations,
  type Migration,
} from './migrate.ts';
import { findMunicipalities } from './municipalities.ts';
import { copyRows } from './restore-rows.ts';
import { clearAway, keepAside, type Former } from './restore-target.ts';

export type RestoreFault =
  | BackupFault
  /** Made by a newer program, or by other sources than these. */
  | { readonly type: 'other-program'; readonly name: string }
  /** There are records here, and replacing them was not asked for. */
  | { readonly type: 'not-empty' }
  /** A server is connected to this database. */
  | { readonly type: 'in-use' };

export type RestoreOptions = {
  /** May records that are here be replaced? */
  readonly replace: boolean;
  readonly now: number;
  readonly newEpoch: () => string;
  readonly wanted?: readonly Migration[];
};

/** `open` gives the backup's bytes from the beginning; it is read twice: to check, then to restore. */
export async function restoreBackup(
  pool: Pool,
  open: () => AsyncIterable<Buffer>,
  { replace, now, newEpoch, wanted = migrations }: RestoreOptions,
): Promise<Result<Manifest, RestoreFault>> {
  const checked = await checkBackup(open());
  if (!checked.ok) return checked;
  const manifest = checked.value;
  const unknown = manifest.migrations.find(({ number, hash }) =>
    wanted.every((one) => one.number !== number || hashOf(one) !== hash),
  );
  if (unknown) return fail({ type: 'other-program', name: unknown.name });

  return inCopyTransaction(pool, 'writing', async ({ transaction, client }) => {
    // A server that starts now waits for this to end, as for another server's migration.
    await sql`SELECT pg_advisory_xact_lock(${lockKey})`.execute(transaction);
    if (await isInUse(transaction)) return fail({ type: 'in-use' });
    const former = await keepAside(transaction);
    if (former.municipalities.length > 0 && !replace) return fail({ type: 'not-empty' });

    await clearAway(transaction, wanted);
    const applied = new Set(manifest.migrations.map(({ number }) => number));
    await createMigrationTable(transaction);
    for (const migration of wanted.filter(({ number }) => applied.has(number)))
      await applyMigration(transaction, migration);
    await fillTables(transaction, client, await findTablesToCopy(transaction, wanted), {
      manifest,
      chunks: open(),
    });
    for (const migration of wanted.filter(({ number }) => !applied.has(number)))
      await applyMigration(transaction, migration);
    // Until PostgreSQL has looked at the new tables it pulls by reading all of them for every page.
    await sql`ANALYZE`.execute(transaction);
    for (const municipalityCode of await findMunicipalities(transaction))
      await beginAnew(transaction, municipalityCode, { former, manifest, now, epoch: newEpoch() });
    return succeed(manifest);
  });
}

async function isInUse(transaction: Transaction): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
    AND application_name = ${applicationName} AND pid <> pg_backend_pid() LIMIT 1`.execute(
    transaction,
  );
  return rows.length > 0;
}

/** COPY does not write where row-level security binds; so the owner is let off until the rows are in. */
async function fillTables(
  transaction: Transaction,
  client: PoolClient,
  tables: readonly InstalledTable[],
  { manifest, chunks }: { readonly manifest: Manifest; readonly chunks: AsyncIterable<Buffer> },
): Promise<void> {
  const bound = tables
    .filter(({ byMunicipality }) => byMunicipality)
    .map(({ schema, name }) => sql.table(`${schema}.${name}`));
  // Checked table by table: what is still unchecked at the end would forbid the statements after it.
  await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(transaction);
  for (const table of bound)
    await sql`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`.execute(transaction);
  await copyRows(client, chunks, manifest.tables);
  for (const table of bound)
    await sql`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`.execute(transaction);
  await sql`SET CONSTRAINTS ALL DEFERRED`.execute(transaction);
}

async function beginAnew(
  transaction: Transaction,
  municipalityCode: string,
  {
    former,
    manifest,
    now,
    epoch,
  }: {
    readonly former: Former;
    readonly manifest: Manifest;
    readonly now: number;
    readonly epoch: string;
  },
): Promise<void> {
  await sql`SELECT set_config('hiroba.municipality', ${municipalityCode}, true)`.execute(
    transaction,
  );
  const { rows } = await sql<{ version: number }>`UPDATE sync_clock SET epoch = ${epoch}
    WHERE municipality_code = ${municipalityCode} RETURNING version`.execute(transaction);
  // All that is here now has come out of a backup.
  await raiseMark(transaction, municipalityCode, rows[0]?.version ?? 0, now);
  await former.bringBack(municipalityCode, { batchId: `restore-${epoch}`, now });
  // The audit that was replaced is named by its end, so that a copy of it can still be told as true.
  const replaced = former.municipalities.find((one) => one.municipalityCode === municipalityCode);
  await writeAudit(transaction, municipalityCode, {
    at: now,
    actor: 'server',
    deed: 'restore backup',
    subject: [
      `of ${new Date(manifest.createdAt).toISOString()}`,
      ...(replaced ? [`in place of audit ${replaced.auditNumber} ${replaced.auditHash}`] : []),
    ].join(', '),
  });
}
