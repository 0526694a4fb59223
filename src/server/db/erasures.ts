/**
 * What staff erase goes for good: the ops are removed with everything that was derived from them, ids and
 * hashes stay (so that an erased op cannot come back), phones are told, and after a restore from a
 * backup all of it is done again.
 */
import { sql, type RawBuilder } from 'kysely';
import { covers, everything, type Erasure } from '../../sync/erasure.ts';
import type { Register } from '../../sync/op.ts';
import { writeAudit } from './audit.ts';
import { runChangeSet, type ChangeSet } from './change-set.ts';
import { inMunicipality, type Database, type Transaction } from './database.ts';

export type KeptErasure = Erasure & { readonly erasureId: string };

/** Answers how many ops were erased. The audit names the class, never the learner. */
export function erase(
  database: Database,
  changeSet: ChangeSet,
  erasure: KeptErasure,
  actor: string,
): Promise<number> {
  const { municipalityCode, storedAt } = changeSet;
  return runChangeSet(database, changeSet, async (transaction) => {
    await keepErasure(transaction, changeSet, erasure);
    const erased = await removeCovered(transaction, changeSet, erasure);
    await writeAudit(transaction, municipalityCode, {
      at: storedAt,
      actor,
      deed: 'erase records',
      subject: erasure.erasureId,
    });
    return { changed: true, value: erased };
  });
}

/** Every erasure that is known here; a restore reads them before it replaces anything. */
export const readErasures = (
  database: Database,
  municipalityCode: string,
): Promise<readonly KeptErasure[]> =>
  inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<KeptErasure>`
      SELECT erasure_id AS "erasureId", class_session_id AS "classSessionId",
        learner_id AS "learnerId", field
      FROM erasure WHERE municipality_code = ${municipalityCode}
      ORDER BY erasure_id`.execute(transaction);
    return rows;
  });

/** After a restore: those of the backup, and `known` from before it, cover what came back. */
export function applyErasuresAgain(
  database: Database,
  changeSet: ChangeSet,
  known: readonly KeptErasure[],
): Promise<number> {
  return runChangeSet(database, changeSet, async (transaction) => {
    for (const erasure of known) await keepErasure(transaction, changeSet, erasure);
    const { rows } = await sql<Erasure>`
      SELECT class_session_id AS "classSessionId", learner_id AS "learnerId", field
      FROM erasure WHERE municipality_code = ${changeSet.municipalityCode}`.execute(transaction);
    let erased = 0;
    for (const erasure of rows) erased += await removeCovered(transaction, changeSet, erasure);
    return { changed: known.length > 0 || erased > 0, value: erased };
  });
}

/** Those that may cover these registers; few cities ever have any. */
export async function findErasures(
  transaction: Transaction,
  municipalityCode: string,
  registers: readonly Register[],
): Promise<readonly Erasure[]> {
  if (registers.length === 0) return [];
  const namedBy = (part: 'classSessionId' | 'learnerId') => [
    ...new Set([everything, ...registers.map((one) => one[part])]),
  ];
  const { rows } = await sql<Erasure>`
    SELECT class_session_id AS "classSessionId", learner_id AS "learnerId", field
    FROM erasure WHERE municipality_code = ${municipalityCode}
      AND class_session_id = ANY(${namedBy('classSessionId')}::text[])
      AND learner_id = ANY(${namedBy('learnerId')}::text[])`.execute(transaction);
  return rows;
}

async function keepErasure(
  transaction: Transaction,
  { municipalityCode, batchId }: ChangeSet,
  { erasureId, classSessionId, learnerId, field }: KeptErasure,
): Promise<void> {
  await sql`
    INSERT INTO erasure (municipality_code, erasure_id, class_session_id, learner_id, field, batch_id)
    VALUES (${municipalityCode}, ${erasureId}, ${classSessionId}, ${learnerId}, ${field}, ${batchId})
    ON CONFLICT (municipality_code, erasure_id) DO NOTHING`.execute(transaction);
}

async function removeCovered(
  transaction: Transaction,
  { municipalityCode, batchId }: ChangeSet,
  erasure: Erasure,
): Promise<number> {
  const isCovered = coveredBy(erasure);
  // Pushes to a class wait here, so that none adds an op that is about to be covered.
  await sql`SELECT 1 FROM class_record WHERE municipality_code = ${municipalityCode}
    AND (${erasure.classSessionId} = ${everything} OR class_session_id = ${erasure.classSessionId})
    ORDER BY class_session_id FOR UPDATE`.execute(transaction);
  const { rows } = await sql`
    WITH erased AS (
      DELETE FROM op WHERE municipality_code = ${municipalityCode} AND ${isCovered}
      RETURNING device_id, seq, hash
    )
    INSERT INTO quarantined_op (municipality_code, device_id, seq, hash, raw, reason, status, batch_id)
    SELECT ${municipalityCode}, device_id, seq, hash, '', '', 'erased', ${batchId} FROM erased
    RETURNING 1`.execute(transaction);
  await sql`DELETE FROM register_state WHERE municipality_code = ${municipalityCode}
    AND ${isCovered}`.execute(transaction);
  return rows.length + (await removeCoveredAside(transaction, municipalityCode, erasure));
}

const coveredBy = ({ classSessionId, learnerId, field }: Erasure): RawBuilder<boolean> =>
  sql<boolean>`(${classSessionId} = ${everything} OR class_session_id = ${classSessionId})
    AND (${learnerId} = ${everything} OR learner_id = ${learnerId})
    AND (${field} = ${everything} OR field = ${field})`;

/** What was put aside is text as it came, which only a program can read. */
async function removeCoveredAside(
  transaction: Transaction,
  municipalityCode: string,
  erasure: Erasure,
): Promise<number> {
  const { rows } = await sql<{ device_id: string; seq: number; hash: string; raw: string }>`
    SELECT device_id, seq, hash, raw FROM quarantined_op
    WHERE municipality_code = ${municipalityCode} AND raw <> ''`.execute(transaction);
  const covered = rows.filter(({ raw }) => {
    const { register } = JSON.parse(raw) as { register?: unknown };
    return isRegister(register) && covers(erasure, register);
  });
  for (const { device_id, seq, hash } of covered)
    await sql`UPDATE quarantined_op SET raw = '', reason = '', status = 'erased'
      WHERE municipality_code = ${municipalityCode} AND device_id = ${device_id}
        AND seq = ${seq} AND hash = ${hash}`.execute(transaction);
  return covered.length;
}

const isRegister = (value: unknown): value is Register =>
  typeof value === 'object' &&
  value !== null &&
  ['classSessionId', 'learnerId', 'field'].every(
    (part) => typeof (value as Record<string, unknown>)[part] === 'string',
  );
