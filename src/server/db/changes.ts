/**
 * What a phone has not seen yet, in the order in which it was committed: by version, then kind of
 * row, then primary key. One snapshot a page; a cursor holds every row at or below it.
 */
import { sql } from 'kysely';
import type { VolunteerPhone } from '../../domain/people.ts';
import type { ReferenceDocument } from '../../protocol/documents.ts';
import type { PullPage } from '../../protocol/pull.ts';
import type { WireOp } from '../../protocol/op.ts';
import { inSnapshot, type Database, type Transaction } from './database.ts';
import { documentOf, type DocumentRow } from './documents.ts';
import { opColumns, opOf } from './register-states.ts';

/** Place of the last row that a phone holds; `table` orders ops before documents within a version. */
export type Position = {
  readonly version: number;
  readonly table: 'op' | 'document';
  /** Primary key: device and seq, or kind and id. */
  readonly key: readonly [string, string | number];
};

export const beginning: Position = { version: 0, table: 'op', key: ['', 0] };

export type Changes = {
  readonly epoch: string;
  readonly ops: PullPage['ops'];
  readonly documents: PullPage['documents'];
  readonly position: Position;
  readonly more: boolean;
};

/** Where the phone stands is answered by a function, because the epoch is read in the same snapshot. */
export function readChanges(
  database: Database,
  phone: VolunteerPhone,
  positionIn: (epoch: string) => Position,
  limit: number,
): Promise<Changes> {
  return inSnapshot(database, phone.municipalityCode, async (transaction) => {
    const epoch = await readEpoch(transaction, phone.municipalityCode);
    const after = positionIn(epoch);
    const ops = await readOps(transaction, phone, after, limit + 1);
    const documents = await readDocuments(transaction, phone, after, limit + 1);
    const rows = [...ops, ...documents].sort(comparePositions);
    const page = rows.slice(0, limit);
    return {
      epoch,
      ops: page.flatMap((row) => ('op' in row ? row.op : [])),
      documents: page.flatMap((row) => ('document' in row ? row.document : [])),
      position: page.at(-1)?.position ?? after,
      more: rows.length > limit,
    };
  });
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

async function readOps(
  transaction: Transaction,
  phone: VolunteerPhone,
  after: Position,
  limit: number,
): Promise<readonly OpChange[]> {
  // Within a version ops come first: after a document of it, none of its ops is left.
  const [deviceId, seq] = after.table === 'op' ? after.key : ['~', 0];
  const { rows } = await sql<Parameters<typeof opOf>[0] & { version: number }>`
    SELECT batch.version, ${opColumns}
    FROM batch
    JOIN op ON op.municipality_code = batch.municipality_code AND op.batch_id = batch.batch_id
    JOIN class_record ON class_record.municipality_code = op.municipality_code
      AND class_record.class_session_id = op.class_session_id
    WHERE batch.municipality_code = ${phone.municipalityCode}
      AND batch.version >= ${after.version}
      AND (batch.version, op.device_id COLLATE "C", op.seq) > (${after.version}, ${deviceId}, ${seq})
      AND class_record.group_id = ${phone.groupId}
    ORDER BY batch.version, op.device_id COLLATE "C", op.seq
    LIMIT ${limit}`.execute(transaction);
  return rows.map((row) => {
    const op = opOf(row);
    return {
      position: { version: row.version, table: 'op', key: [op.deviceId, op.seq] },
      op: { ...op, parents: [...op.parents], schema: 1 },
    };
  });
}

/** Venues and courses of the municipality; the phone's own group; its group's planned classes. */
async function readDocuments(
  transaction: Transaction,
  phone: VolunteerPhone,
  after: Position,
  limit: number,
): Promise<readonly DocumentChange[]> {
  const [kind, documentId] = after.table === 'document' ? after.key : ['', ''];
  const { rows } = await sql<DocumentRow & { version: number; movedAway: boolean }>`
    SELECT batch.version, kind, document_id, body, revision, deleted,
      kind = 'planned-class-session' AND body ->> 'groupId' <> ${phone.groupId} AS "movedAway"
    FROM batch
    JOIN document ON document.municipality_code = batch.municipality_code
      AND document.batch_id = batch.batch_id
    WHERE batch.municipality_code = ${phone.municipalityCode}
      AND batch.version >= ${after.version}
      AND (batch.version, kind COLLATE "C", document_id COLLATE "C")
        > (${after.version}, ${kind}, ${documentId})
      AND (kind IN ('venue', 'course')
        OR kind = 'group' AND document_id = ${phone.groupId}
        OR kind = 'planned-class-session'
          AND (body ->> 'groupId' = ${phone.groupId} OR ${phone.groupId} = ANY(former_group_ids)))
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

function comparePositions(
  { position: a }: { readonly position: Position },
  { position: b }: { readonly position: Position },
): number {
  if (a.version !== b.version) return a.version - b.version;
  if (a.table !== b.table) return a.table === 'op' ? -1 : 1;
  if (a.key[0] !== b.key[0]) return a.key[0] < b.key[0] ? -1 : 1;
  return a.key[1] < b.key[1] ? -1 : 1;
}
