/** How far the city has come with a phone's ops, and what it tells the phone of that. */
import { sql } from 'kysely';
import type { Contact } from '../city-store.ts';
import type { Transaction } from './database.ts';

export type PhoneKey = { readonly municipalityCode: string; readonly deviceId: string };

/**
 * `received_through` moves over every seq that follows without a gap, applied or put aside. How far a
 * backup reaches is worked out once for each mark: what arrives after it is in no backup yet.
 */
export async function noteContact(
  transaction: Transaction,
  { municipalityCode, deviceId }: PhoneKey,
  lastSeq: number,
  now: number,
): Promise<Contact> {
  const { rows } = await sql<Contact>`
    UPDATE device AS known SET
      last_contact_at = ${now},
      last_seq = greatest(known.last_seq, ${lastSeq}::bigint),
      backed_up_version = coalesce(backup_mark.backed_up_version, 0),
      backed_up_through = CASE
        WHEN coalesce(backup_mark.backed_up_version, 0) = known.backed_up_version
        THEN known.backed_up_through
        ELSE coalesce((
          SELECT least(min(seq) - 1, known.received_through) FROM (
            SELECT seq, batch_id FROM op WHERE municipality_code = ${municipalityCode}
              AND device_id = ${deviceId}
            UNION ALL
            SELECT seq, batch_id FROM quarantined_op WHERE municipality_code = ${municipalityCode}
              AND device_id = ${deviceId}
          ) AS held
          JOIN batch ON batch.municipality_code = ${municipalityCode}
            AND batch.batch_id = held.batch_id
            AND batch.version > backup_mark.backed_up_version
        ), known.received_through) END,
      received_through = coalesce((
        SELECT max(seq) FROM (
          SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM (
            SELECT seq FROM op WHERE municipality_code = ${municipalityCode}
              AND device_id = ${deviceId} AND seq > known.received_through
            UNION
            SELECT seq FROM quarantined_op WHERE municipality_code = ${municipalityCode}
              AND device_id = ${deviceId} AND seq > known.received_through
          ) AS held
        ) AS numbered WHERE seq = known.received_through + place
      ), known.received_through)
    FROM sync_clock
    LEFT JOIN backup_mark ON backup_mark.municipality_code = sync_clock.municipality_code
    WHERE known.municipality_code = ${municipalityCode} AND known.device_id = ${deviceId}
      AND sync_clock.municipality_code = ${municipalityCode}
    RETURNING sync_clock.epoch, known.received_through AS "receivedThrough",
      known.backed_up_through AS "backedUpThrough"`.execute(transaction);
  return onlyRow(rows);
}

export async function readContact(
  transaction: Transaction,
  { municipalityCode, deviceId }: PhoneKey,
): Promise<Contact> {
  const { rows } = await sql<Contact>`
    SELECT epoch, received_through AS "receivedThrough", backed_up_through AS "backedUpThrough"
    FROM device JOIN sync_clock USING (municipality_code)
    WHERE municipality_code = ${municipalityCode} AND device_id = ${deviceId}`.execute(transaction);
  return onlyRow(rows);
}

function onlyRow(rows: readonly Contact[]): Contact {
  const [row] = rows;
  if (!row) throw new Error('The device or the sync clock vanished within the transaction');
  return row;
}
