/** Place of the last row that a phone holds: within a version ops, then documents, then erasures. */
export type Position = {
  readonly version: number;
  readonly table: 'op' | 'document' | 'erasure';
  /** Primary key: device and seq, kind and id, or the erasure's id and nothing. */
  readonly key: readonly [string, string | number];
};

export const beginning: Position = { version: 0, table: 'op', key: ['', 0] };

const placeOfTable = { op: 0, document: 1, erasure: 2 } as const;

/** Negative where `a` comes before `b`. */
export function comparePositions(a: Position, b: Position): number {
  if (a.version !== b.version) return a.version - b.version;
  if (a.table !== b.table) return placeOfTable[a.table] - placeOfTable[b.table];
  if (a.key[0] !== b.key[0]) return a.key[0] < b.key[0] ? -1 : 1;
  if (a.key[1] === b.key[1]) return 0;
  return a.key[1] < b.key[1] ? -1 : 1;
}
