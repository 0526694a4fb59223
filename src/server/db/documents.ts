/** Reference documents: staff edit them one at a time, each edit naming the revision that it was made from. */
import { sql } from 'kysely';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { DocumentBody, DocumentKind, ReferenceDocument } from '../../protocol/documents.ts';
import { writeAudit } from './audit.ts';
import { runChangeSet, type Change, type ChangeSet } from './change-set.ts';
import { inMunicipality, type Database, type Transaction } from './database.ts';
import { assignClass } from './class-records.ts';

export type DocumentRow = {
  readonly kind: DocumentKind;
  readonly document_id: string;
  readonly body: unknown;
  readonly revision: number;
  readonly deleted: boolean;
};

/** Bodies were checked against their kind's schema when they came in. */
export const documentOf = (row: DocumentRow): ReferenceDocument =>
  ({
    kind: row.kind,
    documentId: row.document_id,
    revision: row.revision,
    deleted: row.deleted,
    body: row.body,
  }) as ReferenceDocument;

export type AnyBody = {
  [Kind in DocumentKind]: { kind: Kind; body: DocumentBody<Kind> };
}[DocumentKind];

export type DocumentEdit = {
  readonly documentId: string;
  /** The revision that was on the screen; null to create. */
  readonly expected: number | null;
  readonly content: AnyBody;
};

export type DocumentRemoval = {
  readonly kind: DocumentKind;
  readonly documentId: string;
  readonly expected: number;
};

export type DocumentRefusal =
  | { readonly type: 'not-found' }
  | { readonly type: 'stale-edit'; readonly current: ReferenceDocument | null }
  | { readonly type: 'in-use' }
  /** A planned class names something that does not exist; `path` says which field. */
  | { readonly type: 'unknown-reference'; readonly path: string };

/** All documents that are not deleted. */
export function listDocuments(
  database: Database,
  municipalityCode: string,
): Promise<readonly ReferenceDocument[]> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<DocumentRow>`
      SELECT kind, document_id, body, revision, deleted FROM document
      WHERE municipality_code = ${municipalityCode} AND NOT deleted
      ORDER BY kind, document_id`.execute(transaction);
    return rows.map(documentOf);
  });
}

export function saveDocument(
  database: Database,
  changeSet: ChangeSet,
  edit: DocumentEdit,
  actor: string,
): Promise<Result<ReferenceDocument, DocumentRefusal>> {
  const { municipalityCode, storedAt } = changeSet;
  const { kind } = edit.content;
  return runChangeSet(database, changeSet, async (transaction) => {
    const current = await lockForEdit(transaction, municipalityCode, kind, edit.documentId);
    const isCreated = edit.expected === null;
    if (isCreated ? current && !current.deleted : !matches(current, edit.expected))
      return refused(current ? { type: 'stale-edit', current } : { type: 'not-found' });
    const missing = await findUnknownReference(transaction, municipalityCode, edit.content);
    if (missing) return refused({ type: 'unknown-reference', path: missing });

    const document = await writeDocument(transaction, changeSet, edit);
    if (edit.content.kind === 'planned-class-session')
      await assignClass(transaction, changeSet, edit.documentId, edit.content.body.groupId);
    const subject = `${kind}/${edit.documentId}`;
    await writeAudit(transaction, municipalityCode, {
      at: storedAt,
      actor,
      deed: 'edit document',
      subject,
    });
    return { changed: true, value: succeed(document) };
  });
}

/** Leaves a tombstone, so that phones hear of it. */
export function removeDocument(
  database: Database,
  changeSet: ChangeSet,
  { kind, documentId, expected }: DocumentRemoval,
  actor: string,
): Promise<Result<ReferenceDocument, DocumentRefusal>> {
  const { municipalityCode, batchId, storedAt } = changeSet;
  return runChangeSet(database, changeSet, async (transaction) => {
    const current = await lockForEdit(transaction, municipalityCode, kind, documentId);
    if (!current || current.deleted) return refused({ type: 'not-found' });
    if (!matches(current, expected)) return refused({ type: 'stale-edit', current });
    if (await isPlanned(transaction, municipalityCode, kind, documentId))
      return refused({ type: 'in-use' });
    await sql`UPDATE document SET deleted = true, revision = revision + 1, batch_id = ${batchId}
      WHERE municipality_code = ${municipalityCode} AND kind = ${kind}
        AND document_id = ${documentId}`.execute(transaction);
    await writeAudit(transaction, municipalityCode, {
      at: storedAt,
      actor,
      deed: 'delete document',
      subject: `${kind}/${documentId}`,
    });
    const removed = { ...current, deleted: true, revision: current.revision + 1 };
    return { changed: true, value: succeed(removed) };
  });
}

const refused = (refusal: DocumentRefusal): Change<Result<ReferenceDocument, DocumentRefusal>> => ({
  changed: false,
  value: fail(refusal),
});

const matches = (current: ReferenceDocument | null, expected: number | null): boolean =>
  current !== null && !current.deleted && current.revision === expected;

/**
 * Staff's edits of one municipality follow one another, so that a venue cannot be deleted while a
 * class is being planned there. They are few; phones' pushes do not wait for this lock.
 */
async function lockForEdit(
  transaction: Transaction,
  municipalityCode: string,
  kind: DocumentKind,
  documentId: string,
): Promise<ReferenceDocument | null> {
  await sql`SELECT 1 FROM municipality WHERE municipality_code = ${municipalityCode}
    FOR NO KEY UPDATE`.execute(transaction);
  const { rows } = await sql<DocumentRow>`
    SELECT kind, document_id, body, revision, deleted FROM document
    WHERE municipality_code = ${municipalityCode} AND kind = ${kind}
      AND document_id = ${documentId}`.execute(transaction);
  return rows[0] ? documentOf(rows[0]) : null;
}

/** Inserts or overwrites; a planned class remembers the groups that it was moved away from. */
export async function writeDocument(
  transaction: Transaction,
  { municipalityCode, batchId }: ChangeSet,
  { documentId, content: { kind, body } }: DocumentEdit,
): Promise<ReferenceDocument> {
  const { rows } = await sql<DocumentRow>`
    INSERT INTO document (municipality_code, kind, document_id, body, revision, deleted, batch_id)
    VALUES (${municipalityCode}, ${kind}, ${documentId}, ${JSON.stringify(body)}::jsonb, 1, false,
      ${batchId})
    ON CONFLICT (municipality_code, kind, document_id) DO UPDATE SET
      body = excluded.body, revision = document.revision + 1, deleted = false,
      batch_id = excluded.batch_id,
      former_group_ids = CASE
        WHEN document.body ->> 'groupId' <> excluded.body ->> 'groupId'
        THEN array_append(array_remove(document.former_group_ids, document.body ->> 'groupId'),
          document.body ->> 'groupId')
        ELSE document.former_group_ids END
    RETURNING kind, document_id, body, revision, deleted`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('An upsert without a row');
  return documentOf(row);
}

async function findUnknownReference(
  transaction: Transaction,
  municipalityCode: string,
  content: AnyBody,
): Promise<string | null> {
  if (content.kind !== 'planned-class-session') return null;
  const { courseId, groupId, venueId } = content.body;
  const { rows } = await sql<{ kind: string }>`
    SELECT kind FROM document WHERE municipality_code = ${municipalityCode} AND NOT deleted
      AND (kind = 'course' AND document_id = ${courseId}
        OR kind = 'group' AND document_id = ${groupId}
        OR kind = 'venue' AND document_id = ${venueId})`.execute(transaction);
  const missing = ['course', 'group', 'venue'].find((kind) =>
    rows.every((row) => row.kind !== kind),
  );
  return missing ? `${missing}Id` : null;
}

async function isPlanned(
  transaction: Transaction,
  municipalityCode: string,
  kind: DocumentKind,
  documentId: string,
): Promise<boolean> {
  if (kind === 'planned-class-session') return false;
  const { rows } = await sql`
    SELECT 1 FROM document WHERE municipality_code = ${municipalityCode}
      AND kind = 'planned-class-session' AND NOT deleted
      AND body ->> ${`${kind}Id`} = ${documentId} LIMIT 1`.execute(transaction);
  return rows.length > 0;
}
