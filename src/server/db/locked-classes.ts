/** Which classes staff have closed, as phones and staff are told. */
import { sql } from 'kysely';
import type { GroupKey } from './changes.ts';
import type { Transaction } from './database.ts';

/** Ten years of two classes a week: a page stays small whatever a group has behind it. */
const mostLocks = 1_000;

export async function readLockedClasses(
  transaction: Transaction,
  { municipalityCode, groupId }: GroupKey,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT class_session_id AS id FROM class_record
    WHERE municipality_code = ${municipalityCode} AND group_id = ${groupId}
      AND locked_at IS NOT NULL
    ORDER BY locked_at DESC, class_session_id COLLATE "C"
    LIMIT ${mostLocks}`.execute(transaction);
  return rows.map(({ id }) => id);
}

/** When staff closed a class, ms since 1970; null where it is open. */
export async function readLockedAt(
  transaction: Transaction,
  municipalityCode: string,
  classSessionId: string,
): Promise<number | null> {
  const { rows } = await sql<{ lockedAt: number | null }>`
    SELECT locked_at AS "lockedAt" FROM class_record
    WHERE municipality_code = ${municipalityCode}
      AND class_session_id = ${classSessionId}`.execute(transaction);
  return rows[0]?.lockedAt ?? null;
}
