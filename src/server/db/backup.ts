/**
 * Writes everything that an installation holds as of one moment, by COPY, table after table, holding
 * one piece of it at a time. Phones go on pushing meanwhile.
 */
import { sql } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import type { Pool } from 'pg';
import { fail, succeed, type Result } from '../../domain/result.ts';
import {
  columnList,
  createTally,
  endOfRows,
  firstLine,
  lastLines,
  qualified,
  startOfRows,
  type BackedUpTable,
  type Manifest,
} from './backup-format.ts';
import { findTablesToCopy, type InstalledTable } from './backup-tables.ts';
import { inCopyTransaction, type CopyTransaction } from './copy-transaction.ts';
import type { Transaction } from './database.ts';
import { hashOf, migrations } from './migrate.ts';
import { findMunicipalities } from './municipalities.ts';

/** Takes a piece and is done when the next may come. */
export type Sink = (bytes: Buffer) => Promise<void>;

/** No tables of ours are there, or those of other sources than this program's. */
export type BackupRefusal =
  | { readonly type: 'no-records' }
  | { readonly type: 'other-program'; readonly name: string };

export function writeBackup(
  pool: Pool,
  sink: Sink,
  { now, secretMark }: { readonly now: number; readonly secretMark: string },
): Promise<Result<Manifest, BackupRefusal>> {
  return inCopyTransaction(pool, 'snapshot', async (both) => {
    const { transaction } = both;
    const applied = await findApplied(transaction);
    if (applied === null) return fail({ type: 'no-records' });
    const foreign = applied.find(({ number, hash }) =>
      migrations.every((one) => one.number !== number || hashOf(one) !== hash),
    );
    if (foreign) return fail({ type: 'other-program', name: foreign.name });

    const codes = await findMunicipalities(transaction);
    const municipalities: { municipalityCode: string; version: number }[] = [];
    for (const municipalityCode of codes)
      municipalities.push({
        municipalityCode,
        version: await readVersion(transaction, municipalityCode),
      });
    await sink(Buffer.from(firstLine));
    const tables: BackedUpTable[] = [];
    for (const table of await findTablesToCopy(transaction, migrations))
      tables.push(await writeTable(both, sink, table, codes));
    const manifest: Manifest = {
      format: 1,
      createdAt: now,
      postgres: await readServerVersion(transaction),
      migrations: [...applied],
      secretMark,
      municipalities,
      tables,
    };
    await sink(Buffer.from(lastLines(manifest)));
    return succeed(manifest);
  });
}

async function findApplied(
  transaction: Transaction,
): Promise<readonly { number: number; name: string; hash: string }[] | null> {
  const { rows: there } = await sql<{ is: boolean }>`
    SELECT to_regclass('public.migration') IS NOT NULL AS is`.execute(transaction);
  if (!there[0]?.is) return null;
  const { rows } = await sql<{ number: number; name: string; hash: string }>`
    SELECT number, name, hash FROM migration ORDER BY number`.execute(transaction);
  return rows;
}

async function writeTable(
  both: CopyTransaction,
  sink: Sink,
  { byMunicipality, ...table }: InstalledTable,
  codes: readonly string[],
): Promise<BackedUpTable> {
  await sink(Buffer.from(startOfRows(table)));
  const tally = createTally();
  const copy = async (condition: string) => {
    const statement = `COPY (SELECT ${columnList(table)} FROM ${qualified(table)}${condition}) TO STDOUT`;
    for await (const chunk of both.client.query(copyTo(statement))) {
      tally.add(chunk as Buffer);
      await sink(chunk as Buffer);
    }
  };
  if (!byMunicipality) await copy('');
  else
    for (const code of codes) {
      await nameMunicipality(both.transaction, code);
      // Said in words too: a superuser's eyes are not bound by row-level security.
      await copy(` WHERE municipality_code = '${code}'`);
    }
  await sink(endOfRows);
  return { ...table, ...tally.total() };
}

async function readVersion(transaction: Transaction, municipalityCode: string): Promise<number> {
  await nameMunicipality(transaction, municipalityCode);
  const { rows } = await sql<{ version: number }>`SELECT version FROM sync_clock
    WHERE municipality_code = ${municipalityCode}`.execute(transaction);
  return rows[0]?.version ?? 0;
}

const nameMunicipality = (transaction: Transaction, municipalityCode: string): Promise<unknown> =>
  sql`SELECT set_config('hiroba.municipality', ${municipalityCode}, true)`.execute(transaction);

async function readServerVersion(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    SELECT current_setting('server_version') AS version`.execute(transaction);
  return rows[0]?.version ?? '';
}
