/**
 * What a phone has not seen yet, in the order in which it was committed: by version, then kind of
 * row, then primary key. One snapshot a page; a cursor holds every row at or below it.
 */
import { sql } from 'kysely';
import type { VolunteerPhone } from '../../domain/people.ts';
import type { ReferenceDocument } from '../../protocol/documents.ts';
import type { WireOp } from '../../protocol/op.ts';
import type { Erasure } from '../../sync/erasure.ts';
import type { Op } from '../../sync/op.ts';
import type { Changes } from '../city-store.ts';
import { comparePositions, type Position } from '../position.ts';
import { inSnapshot, type Database, type Transaction } from './database.ts';
import { documentOf, type DocumentRow } from './documents.ts';
import { opColumns, opOf } from './register-states.ts';

export type GroupKey = { readonly municipalityCode: string; readonly groupId: string };

/** Where the phone stands is answered by a function, because the epoch is read in the same snapshot. */
export function readChanges(
  database: Database,
  phone: VolunteerPhone,
  positionIn: (epoch: string) => Position,
  limit: number,
): Promise<Changes & { readonly epoch: string }> {
  return inSnapshot(database, phone.municipalityCode, async (transaction) => {
    const epoch = await readEpoch(transaction, phone.municipalityCode);
    return { epoch, ...(await readChangesAfter(transaction, phone, positionIn(epoch), limit)) };
  });
}

/** At most `limit` rows after a place. */
export async function readChangesAfter(
  transaction: Transaction,
  group: GroupKey,
  after: Position,
  limit: number,
): Promise<Changes> {
  const ops = await readOps(transaction, group, after, limit + 1);
  const documents = await readDocuments(transaction, group, after, limit + 1);
  const erasures = await readErasures(transaction, group, after, limit + 1);
  const rows = [...ops, ...documents, ...erasures].sort((a, b) =>
    comparePositions(a.position, b.position),
  );
  const page = rows.slice(0, limit);
  return {
    ops: page.flatMap((row) => ('op' in row ? row.op : [])),
    documents: page.flatMap((row) => ('document' in row ? row.document : [])),
    erasures: page.flatMap((row) => ('erasure' in row ? row.erasure : [])),
    position: page.at(-1)?.position ?? after,
    more: rows.length > limit,
  };
}

/** A class of the phone's group, whole. */
export async function readClassOps(
  transaction: Transaction,
  { municipalityCode, groupId }: GroupKey,
  classSessionId: string,
): Promise<readonly WireOp[]> {
  const { rows } = await sql<Parameters<typeof opOf>[0]>`
    SELECT ${opColumns} FROM op JOIN class_record USING (municipality_code, class_session_id)
    WHERE municipality_code = ${municipalityCode} AND class_session_id = ${classSessionId}
      AND group_id = ${groupId}
    ORDER BY device_id COLLATE "C", seq`.execute(transaction);
  return rows.map((row) => wireOpOf(opOf(row)));
}

async function readEpoch(transaction: Transaction, municipalityCode: string): Promise<string> {
  const { rows } = await sql<{ epoch: string }>`SELECT epoch FROM sync_clock
    WHERE municipality_code = ${municipalityCode}`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error(`Municipality ${municipalityCode} has no sync clock`);
  return row.epoch;
}

type OpChange = { readonly position: Position; readonly op: WireOp };
type DocumentChange = { readonly position: Position; readonly document: ReferenceDocument };
type ErasureChange = { readonly position: Position; readonly erasure: Erasure };

const wireOpOf = (op: Op): WireOp => ({ ...op, parents: [...op.parents], schema: 1 });

async function readOps(
  transaction: Transaction,
  group: GroupKey,
  after: Position,
  limit: number,
): Promise<readonly OpChange[]> {
  // Within a version ops come first: after another row of it, none of its ops is left.
  const [deviceId, seq] = after.table === 'op' ? after.key : ['~', 0];
  const { rows } = await sql<Parameters<typeof opOf>[0] & { version: number }>`
    SELECT batch.version, ${opColumns}
    FROM batch
    JOIN op ON op.municipality_code = batch.municipality_code AND op.batch_id = batch.batch_id
    JOIN class_record ON class_record.municipality_code = op.municipality_code
      AND class_record.class_session_id = op.class_session_id
    WHERE batch.municipality_code = ${group.municipalityCode}
      AND batch.version >= ${after.version}
      AND (batch.version, op.device_id COLLATE "C", op.seq) > (${after.version}, ${deviceId}, ${seq})
      AND class_record.group_id = ${group.groupId}
    ORDER BY batch.version, op.device_id COLLATE "C", op.seq
    LIMIT ${limit}`.execute(transaction);
  return rows.map((row) => {
    const op = opOf(row);
    return {
      position: { version: row.version, table: 'op', key: [op.deviceId, op.seq] },
      op: wireOpOf(op),
    };
  });
}

/** Venues and courses of the municipality; the phone's own group; its group's planned classes. */
async function readDocuments(
  transaction: Transaction,
  group: GroupKey,
  after: Position,
  limit: number,
): Promise<readonly DocumentChange[]> {
  const [kind, documentId] = documentsAfter(after);
  const { rows } = await sql<DocumentRow & { version: number; movedAway: boolean }>`
    SELECT batch.version, kind, document_id, body, revision, deleted,
      kind = 'planned-class-session' AND body ->> 'groupId' <> ${group.groupId} AS "movedAway"
    FROM batch
    JOIN document ON document.municipality_code = batch.municipality_code
      AND document.batch_id = batch.batch_id
    WHERE batch.municipality_code = ${group.municipalityCode}
      AND batch.version >= ${after.version}
      AND (batch.version, kind COLLATE "C", document_id COLLATE "C")
        > (${after.version}, ${kind}, ${documentId})
      AND (kind IN ('venue', 'course')
        OR kind = 'group' AND document_id = ${group.groupId}
        OR kind = 'planned-class-session'
          AND (body ->> 'groupId' = ${group.groupId} OR ${group.groupId} = ANY(former_group_ids)))
    ORDER BY batch.version, kind COLLATE "C", document_id COLLATE "C"
    LIMIT ${limit}`.execute(transaction);
  return rows.map((row) => {
    const document = documentOf(row);
    return {
      position: {
        version: row.version,
        table: 'document',
        key: [document.kind, document.documentId],
      },
      document: row.movedAway ? asGone(document) : document,
    };
  });
}

/** To the group that lost a planned class it is a deleted one, without the other group's roster. */
function asGone(document: ReferenceDocument): ReferenceDocument {
  return document.kind === 'planned-class-session'
    ? { ...document, deleted: true, body: { ...document.body, roster: [] } }
    : document;
}

function documentsAfter({ table, key }: Position): readonly [string, string | number] {
  if (table === 'document') return key;
  return table === 'op' ? ['', ''] : ['~', ''];
}

/** Every phone of the municipality hears of them: it knows by itself whether they cover what it holds. */
async function readErasures(
  transaction: Transaction,
  { municipalityCode }: GroupKey,
  after: Position,
  limit: number,
): Promise<readonly ErasureChange[]> {
  const [erasureId] = after.table === 'erasure' ? after.key : [''];
  const { rows } = await sql<Erasure & { version: number; erasureId: string }>`
    SELECT batch.version, erasure_id AS "erasureId", class_session_id AS "classSessionId",
      learner_id AS "learnerId", field
    FROM batch
    JOIN erasure ON erasure.municipality_code = batch.municipality_code
      AND erasure.batch_id = batch.batch_id
    WHERE batch.municipality_code = ${municipalityCode}
      AND batch.version >= ${after.version}
      AND (batch.version, erasure_id COLLATE "C") > (${after.version}, ${erasureId})
    ORDER BY batch.version, erasure_id COLLATE "C"
    LIMIT ${limit}`.execute(transaction);
  return rows.map(({ version, erasureId: id, classSessionId, learnerId, field }) => ({
    position: { version, table: 'erasure', key: [id, ''] },
    erasure: { classSessionId, learnerId, field },
  }));
}
