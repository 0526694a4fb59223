/** Which tables a backup holds, in an order in which every table follows those that it refers to. */
import { sql } from 'kysely';
import type { TableShape } from './backup-format.ts';
import type { Transaction } from './database.ts';
import type { Migration } from './migrate.ts';

/**
 * Left out, each because bringing it back would be wrong:
 * - what had been applied is in the manifest, and restoring applies it;
 * - how far a backup reaches is known by whoever restores from it;
 * - sessions, sign-ins under way and one-time links that have ended since would open again;
 * - spent one-time passwords and counted tries are minutes old at most;
 * - files of the app's builds are public, and every server has its own at hand.
 */
const leftOut: ReadonlySet<string> = new Set([
  'public.migration',
  'public.backup_mark',
  'auth.session',
  'auth.verification',
  'auth.one_time_link',
  'auth.presented_code',
  'auth.rateLimit',
  'auth.enrollment_try',
  'build.kept_file',
]);

export type InstalledTable = TableShape & {
  /** Has row-level security, so it is read one municipality at a time. */
  readonly byMunicipality: boolean;
};

/** Whoever has migrated this database; null where nobody has. */
export const tableOwner = sql`(SELECT relowner FROM pg_class
  WHERE oid = to_regclass('public.migration'))`;

/** The schemas that migrations use. */
export const schemasOf = (applied: readonly Migration[]): readonly string[] => [
  'public',
  ...applied.flatMap(({ source }) =>
    [...source.matchAll(/^CREATE SCHEMA (\w+);$/gm)].flatMap(([, name]) => name ?? []),
  ),
];

/** Tables that our migrations have made: in their schemas, of their role, and of no extension. */
export const ownTables = (applied: readonly Migration[]) => sql`
  pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
  WHERE nspname = ANY(${schemasOf(applied)}::text[]) AND relkind IN ('r', 'p')
    AND relowner = ${tableOwner}
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE pg_depend.objid = pg_class.oid AND deptype = 'e')`;

export async function findTablesToCopy(
  transaction: Transaction,
  applied: readonly Migration[],
): Promise<readonly InstalledTable[]> {
  const { rows } = await sql<InstalledTable & { oid: number; refersTo: readonly number[] }>`
    SELECT pg_class.oid::int AS oid, nspname AS schema, relname AS name,
      relrowsecurity AS "byMunicipality",
      ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0
        AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
      ARRAY(SELECT confrelid::int FROM pg_constraint WHERE conrelid = pg_class.oid
        AND contype = 'f') AS "refersTo"
    FROM ${ownTables(applied)}
    ORDER BY nspname DESC, relname`.execute(transaction);
  const placed = new Set<number>();
  const inOrder: InstalledTable[] = [];
  while (placed.size < rows.length) {
    const ready = rows.filter(
      ({ oid, refersTo }) =>
        !placed.has(oid) && refersTo.every((other) => other === oid || placed.has(other)),
    );
    if (ready.length === 0) throw new Error('Tables refer to one another in a ring');
    for (const { oid, schema, name, columns, byMunicipality } of ready) {
      placed.add(oid);
      if (!leftOut.has(`${schema}.${name}`))
        inOrder.push({ schema, name, columns, byMunicipality });
    }
  }
  return inOrder;
}
