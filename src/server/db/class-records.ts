/** Which group a class belongs to, once staff have planned it. */
import { sql } from 'kysely';
import type { ChangeSet } from './change-set.ts';
import type { Transaction } from './database.ts';

/**
 * Gives the class to a group. Where it belonged to another, its ops are put into this batch, so that
 * the new group's phones, whose cursors are past them, fetch them.
 */
export async function assignClass(
  transaction: Transaction,
  { municipalityCode, batchId }: ChangeSet,
  classSessionId: string,
  groupId: string,
): Promise<void> {
  const { rows } = await sql<{ group_id: string }>`
    SELECT group_id FROM class_record WHERE municipality_code = ${municipalityCode}
      AND class_session_id = ${classSessionId} FOR UPDATE`.execute(transaction);
  if (rows[0]?.group_id === groupId) return;
  await sql`
    INSERT INTO class_record (municipality_code, class_session_id, group_id)
    VALUES (${municipalityCode}, ${classSessionId}, ${groupId})
    ON CONFLICT (municipality_code, class_session_id)
    DO UPDATE SET group_id = excluded.group_id`.execute(transaction);
  await sql`
    UPDATE op SET batch_id = ${batchId} WHERE municipality_code = ${municipalityCode}
      AND class_session_id = ${classSessionId}`.execute(transaction);
}
