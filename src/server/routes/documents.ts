/** `/api/staff/documents`: what the city plans and says, edited one document at a time with `If-Match`. */
import * as v from 'valibot';
import { hexOf } from '../../domain/ids.ts';
import { bodyByKind, documentKinds, type DocumentKind } from '../../protocol/documents.ts';
import { Id } from '../../protocol/fields.ts';
import type { App, Context, Dependencies } from '../context.ts';
import type { ChangeSet } from '../db/change-set.ts';
import {
  listDocuments,
  removeDocument,
  saveDocument,
  type AnyBody,
  type DocumentRefusal,
} from '../db/documents.ts';
import { refuse } from '../problem.ts';
import { decodeBody } from '../request-body.ts';
import { actorOf, type StaffMay } from '../sign-in/signed-in-staff.ts';

const path = '/api/staff/documents/:kind/:documentId';
const Target = v.object({ kind: v.picklist(documentKinds), documentId: Id });

export function addDocumentRoutes(app: App, dependencies: Dependencies, staffMay: StaffMay): void {
  const { database } = dependencies;

  app.get('/api/staff/documents', staffMay('read plans'), async (context) => {
    const documents = await listDocuments(database, context.get('staff').municipalityCode);
    return context.json({ documents });
  });

  app.put(path, staffMay('edit plans'), async (context) => {
    const target = v.safeParse(Target, context.req.param());
    if (!target.success) return refuse(context, 'not-found');
    const condition = conditionOf(context);
    if (condition === null) return refuse(context, 'precondition-needed');
    const { kind, documentId } = target.output;
    const body = await decodeBody(context, bodyByKind[kind]);
    if (!body.ok) return body.failure;
    const content = { kind, body: body.value } as AnyBody;
    const doubled = findDoubledSeat(content);
    if (doubled)
      return refuse(context, 'malformed', { fields: [{ path: doubled, fault: 'doubled' }] });
    const saved = await saveDocument(
      database,
      changeSetOf(context, dependencies),
      { documentId, expected: condition === 'create' ? null : condition, content },
      actorOf(context.get('staff')),
    );
    if (!saved.ok) return refuseEdit(context, saved.failure);
    return context.json(
      { document: saved.value },
      {
        status: condition === 'create' ? 201 : 200,
        headers: { ETag: `"${saved.value.revision}"` },
      },
    );
  });

  app.delete(path, staffMay('edit plans'), async (context) => {
    const target = v.safeParse(Target, context.req.param());
    if (!target.success) return refuse(context, 'not-found');
    const condition = conditionOf(context);
    if (condition === null || condition === 'create') return refuse(context, 'precondition-needed');
    const removed = await removeDocument(
      database,
      changeSetOf(context, dependencies),
      { ...target.output, expected: condition },
      actorOf(context.get('staff')),
    );
    if (!removed.ok) return refuseEdit(context, removed.failure);
    return context.json({ document: removed.value });
  });
}

/** `If-None-Match: *` creates; `If-Match: "<revision>"` edits what was seen; null when neither is said. */
function conditionOf(context: Context): 'create' | number | null {
  if (context.req.header('If-None-Match') === '*') return 'create';
  const revision = /^"(\d{1,15})"$/.exec(context.req.header('If-Match') ?? '')?.[1];
  return revision === undefined ? null : Number(revision);
}

const changeSetOf = (context: Context, { now, randomBytes }: Dependencies): ChangeSet => ({
  municipalityCode: context.get('staff').municipalityCode,
  batchId: hexOf(randomBytes(16)),
  deviceId: null,
  storedAt: now(),
});

/** One person a seat, one seat a person. */
function findDoubledSeat({ kind, body }: AnyBody): string | null {
  if (kind !== ('planned-class-session' satisfies DocumentKind)) return null;
  const seats = new Set<number>();
  const learners = new Set<string>();
  for (const [index, { seat, learnerId }] of body.roster.entries()) {
    if (seats.has(seat)) return `roster.${index}.seat`;
    if (learners.has(learnerId)) return `roster.${index}.learnerId`;
    seats.add(seat);
    learners.add(learnerId);
  }
  return null;
}

function refuseEdit(context: Context, refusal: DocumentRefusal): Response {
  switch (refusal.type) {
    case 'stale-edit':
      return refuse(context, 'stale-edit', { current: refusal.current });
    case 'unknown-reference':
      return refuse(context, 'malformed', {
        fields: [{ path: refusal.path, fault: 'not-found' }],
      });
    case 'not-found':
    case 'in-use':
      return refuse(context, refusal.type);
  }
}
