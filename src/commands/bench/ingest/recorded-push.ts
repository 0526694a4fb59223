/**
 * What one push says to PostgreSQL, statement by statement, made into a script for pgbench: the very
 * statements with their very values; only what must be new in each transaction becomes a variable.
 */
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { Database } from '../../../server/db/database.ts';

export type Statement = { readonly sql: string; readonly values: readonly unknown[] };

/** Everything that is asked of the database, in its order; begin and end of transactions are not told. */
export function recordInto(statements: Statement[], pool: Pool): Database {
  return new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    log: ({ level, query }) => {
      if (level === 'query') statements.push({ sql: query.sql, values: query.parameters });
    },
  });
}

/** A text of the recorded push, and what stands for it in the script, e.g. `bench-:client_id`. */
export type Replacement = readonly [recorded: string, inScript: string];

/**
 * The records' transactions alone: finding the phone by its token, which comes before, is left out, so
 * that authentication counts against the server.
 */
export function pgbenchScriptOf(
  statements: readonly Statement[],
  {
    variables,
    replacements,
  }: {
    /** `\set` lines. */
    readonly variables: readonly string[];
    readonly replacements: readonly Replacement[];
  },
): string {
  const first = statements.findIndex(namesMunicipality);
  const lines = statements.slice(Math.max(first, 0)).flatMap((statement, index) => {
    const sql = replacements.reduce(
      (text, [recorded, inScript]) => text.replaceAll(recorded, inScript),
      withValues(statement),
    );
    const begins = namesMunicipality(statement)
      ? [...(index > 0 ? ['COMMIT;'] : []), 'BEGIN;']
      : [];
    return [...begins, `${sql.replace(/\s+/g, ' ').trim()};`];
  });
  return [...variables, ...lines, 'COMMIT;', ''].join('\n');
}

const namesMunicipality = ({ sql }: Statement): boolean =>
  sql.includes(`set_config('hiroba.municipality'`);

/** Values as untyped literals: PostgreSQL finds their types as it does for parameters. */
const withValues = ({ sql, values }: Statement): string =>
  sql.replace(/\$(\d+)/g, (_, place: string) => literalOf(values[Number(place) - 1]));

export function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  const text = Array.isArray(value) ? arrayText(value) : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}

const arrayText = (values: readonly unknown[]): string =>
  `{${values
    .map((one) =>
      one === null ? 'NULL' : `"${String(one).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
    )
    .join(',')}}`;
