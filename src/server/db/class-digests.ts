/** Classes as digests of their ops, always made of the ops themselves: a copy of it could be wrong by itself. */
import { sql } from 'kysely';
import type { CitySnapshot } from '../city-store.ts';
import type { GroupKey } from './changes.ts';
import type { Transaction } from './database.ts';

export async function readDigests(
  transaction: Transaction,
  { municipalityCode, groupId }: GroupKey,
  named: readonly string[],
  checked: string,
  count: number,
): ReturnType<CitySnapshot['digests']> {
  const next = await sql<{ id: string }>`
    SELECT class_session_id AS id FROM class_record
    WHERE municipality_code = ${municipalityCode} AND group_id = ${groupId}
      AND class_session_id COLLATE "C" > ${checked}
    ORDER BY class_session_id COLLATE "C" LIMIT ${count}`.execute(transaction);
  const inTurn = next.rows.map(({ id }) => id);
  const ids = [...new Set([...named, ...inTurn])];
  // Sixteen hex digits as 64 bits, added without carry: what sync/digest does.
  const { rows } = await sql<{ classSessionId: string; ops: number; digest: string }>`
    SELECT given.id AS "classSessionId", count(op.seq) AS ops,
      lpad(to_hex(coalesce(bit_xor(('x' || left(op.hash, 16))::bit(64)::bigint), 0)), 16, '0')
        AS digest
    FROM unnest(${ids}::text[]) AS given (id)
    LEFT JOIN op ON op.municipality_code = ${municipalityCode}
      AND op.class_session_id = given.id
    GROUP BY given.id`.execute(transaction);
  return { digests: rows, checked: inTurn.length < count ? '' : (inTurn.at(-1) ?? '') };
}

export type PhoneDelivery = {
  readonly deviceId: string;
  readonly ops: number;
  /** When the last of them came, ms since 1970: what the city answered the phone. */
  readonly lastAt: number;
};

/** What each phone brought of a class and the city counts; who came first stands first. */
export async function readClassDeliveries(
  transaction: Transaction,
  municipalityCode: string,
  classSessionId: string,
): Promise<readonly PhoneDelivery[]> {
  const { rows } = await sql<PhoneDelivery>`
    SELECT op.device_id AS "deviceId", count(*) AS ops, max(batch.stored_at) AS "lastAt"
    FROM op JOIN batch ON batch.municipality_code = op.municipality_code
      AND batch.batch_id = op.batch_id
    WHERE op.municipality_code = ${municipalityCode} AND op.class_session_id = ${classSessionId}
    GROUP BY op.device_id
    ORDER BY min(batch.stored_at), op.device_id`.execute(transaction);
  return rows;
}

/** Hash of every op of a class that the city counts, by id: what its receipt code is made of. */
export async function readClassHashes(
  transaction: Transaction,
  municipalityCode: string,
  classSessionId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ deviceId: string; seq: number; hash: string }>`
    SELECT device_id AS "deviceId", seq, hash FROM op
    WHERE municipality_code = ${municipalityCode}
      AND class_session_id = ${classSessionId}`.execute(transaction);
  return new Map(rows.map(({ deviceId, seq, hash }) => [`${deviceId}:${seq}`, hash]));
}
