/** Picks from the city's plans, as the pages and their choices need them. */
import type { DocumentKind, ReferenceDocument } from '../../protocol/documents.ts';

export type DocumentOf<Kind extends DocumentKind> = Extract<ReferenceDocument, { kind: Kind }>;

/** Those of a kind that still stand. */
export function documentsOf<Kind extends DocumentKind>(
  documents: readonly ReferenceDocument[],
  kind: Kind,
): DocumentOf<Kind>[] {
  return documents.filter((one): one is DocumentOf<Kind> => one.kind === kind && !one.deleted);
}
