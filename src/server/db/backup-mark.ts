/**
 * How far the records are known to be in a backup. Phones keep their own ops longer while the city says
 * that no backup holds them. A mark only ever moves forward; a restore sets it anew.
 */
import { sql } from 'kysely';
import { MINUTE } from '../../domain/time.ts';
import { writeAudit, type AuditEntry } from './audit.ts';
import { inMunicipality, type Database, type Transaction } from './database.ts';

/** Longest time between a batch's moment and its commit; a statement may take a minute. */
const longestCommit = 10 * MINUTE;

/** A backup of ours holds every batch up to `version`. */
export const markBackedUp = (
  database: Database,
  municipalityCode: string,
  version: number,
  now: number,
): Promise<void> =>
  inMunicipality(database, municipalityCode, async (transaction) => {
    await raiseMark(transaction, municipalityCode, version, now);
    await writeMarkAudit(transaction, municipalityCode, 'make backup', version, now);
  });

/**
 * The city's own backup began at `begunAt` (ms since 1970), so it holds what had been committed by
 * then. Answers the version up to which that is certain.
 */
export const markBackedUpBefore = (
  database: Database,
  municipalityCode: string,
  begunAt: number,
  now: number,
): Promise<number> =>
  inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<{ version: number }>`
      SELECT coalesce(
        (SELECT min(version) - 1 FROM batch WHERE municipality_code = ${municipalityCode}
          AND stored_at > ${begunAt - longestCommit}),
        (SELECT version FROM sync_clock WHERE municipality_code = ${municipalityCode}), 0
      ) AS version`.execute(transaction);
    const version = rows[0]?.version ?? 0;
    await raiseMark(transaction, municipalityCode, version, now);
    await writeMarkAudit(transaction, municipalityCode, 'mark backup', version, now);
    return version;
  });

export async function raiseMark(
  transaction: Transaction,
  municipalityCode: string,
  version: number,
  now: number,
): Promise<void> {
  await sql`
    INSERT INTO backup_mark AS known (municipality_code, backed_up_version, marked_at)
    VALUES (${municipalityCode}, ${version}, ${now})
    ON CONFLICT (municipality_code) DO UPDATE SET
      backed_up_version = greatest(known.backed_up_version, excluded.backed_up_version),
      marked_at = excluded.marked_at`.execute(transaction);
}

const writeMarkAudit = (
  transaction: Transaction,
  municipalityCode: string,
  deed: AuditEntry['deed'],
  version: number,
  now: number,
): Promise<void> =>
  writeAudit(transaction, municipalityCode, {
    at: now,
    actor: 'server',
    deed,
    subject: `version ${version}`,
  });
