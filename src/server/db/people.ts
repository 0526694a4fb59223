/** Who is who in a city: codes that were said to be one person (「同じ人です」), so that people are counted once. */
import { sql } from 'kysely';
import { personByCodeOf } from '../../domain/same-person.ts';
import type { Transaction } from './database.ts';

/** Codes and, at the same places, the codes of their persons; every other code is its own person. */
export type JoinedCodes = {
  readonly codes: readonly string[];
  readonly persons: readonly string[];
};

/** What all classes of the city say, of whatever year; the latest class that speaks of a code decides. */
export async function readJoinedCodes(
  transaction: Transaction,
  municipalityCode: string,
): Promise<JoinedCodes> {
  const { rows } = await sql<{ code: string; sameAs: string | null }>`
    SELECT said.learner_id AS code, said.value #>> '{}' AS "sameAs"
    FROM register_state AS said
    LEFT JOIN register_state AS actual ON actual.municipality_code = said.municipality_code
      AND actual.class_session_id = said.class_session_id
      AND actual.learner_id = '-' AND actual.field = 'actual'
    WHERE said.municipality_code = ${municipalityCode} AND said.field = 'same-person'
    ORDER BY coalesce(actual.value ->> 'date', ''), said.class_session_id COLLATE "C"`.execute(
    transaction,
  );
  const personByCode = personByCodeOf(rows.map(({ code, sameAs }) => [code, sameAs] as const));
  return { codes: [...personByCode.keys()], persons: [...personByCode.values()] };
}

/** The joined codes as rows `joined (code, person)`. */
export const joinedRows = ({ codes, persons }: JoinedCodes) =>
  sql`SELECT code, person FROM unnest(${codes}::text[], ${persons}::text[]) AS joined (code, person)`;
