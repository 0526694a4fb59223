import { useState } from 'react';
import * as v from 'valibot';
import {
  ReferenceDocument,
  type DocumentBody,
  type DocumentKind,
} from '../../protocol/documents.ts';
import { useServices, type Refusal } from '../store/services.ts';
import type { DocumentOf } from './documents.ts';

/**
 * Saves a document with the revision that was on the screen. When somebody else saved in between, theirs
 * is in `theirs` until the person has chosen; nothing typed is touched meanwhile.
 */
export function useSaving<Kind extends DocumentKind>(
  kind: Kind,
  onSaved: (saved: ReferenceDocument) => void,
) {
  const { staffDesk } = useServices();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [theirs, setTheirs] = useState<DocumentOf<Kind> | null>(null);

  async function save(
    documentId: string,
    revision: number | null,
    body: DocumentBody<Kind>,
  ): Promise<void> {
    setRefusal(null);
    const answer = await staffDesk.saveDocument(kind, documentId, revision, body);
    if (answer.ok) {
      setTheirs(null);
      onSaved(answer.value);
      return;
    }
    const current = theirsIn(answer.failure, kind);
    if (current) setTheirs(current);
    else setRefusal(answer.failure);
  }

  return { save, refusal, theirs, settle: () => setTheirs(null) };
}

function theirsIn<Kind extends DocumentKind>(
  refusal: Refusal,
  kind: Kind,
): DocumentOf<Kind> | null {
  if (refusal.type !== 'stale-edit') return null;
  const current = v.safeParse(ReferenceDocument, refusal.current);
  return current.success && isOfKind(current.output, kind) ? current.output : null;
}

const isOfKind = <Kind extends DocumentKind>(
  document: ReferenceDocument,
  kind: Kind,
): document is DocumentOf<Kind> => document.kind === kind;
