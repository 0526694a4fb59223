/** Which municipalities an installation holds: for the operator's work, which then goes one by one. */
import { sql } from 'kysely';
import type { Database, Transaction } from './database.ts';

export const listMunicipalities = (database: Database): Promise<readonly string[]> =>
  database.transaction().execute(findMunicipalities);

/** Sorted codes. The permission to list ends with this call, not with the transaction. */
export async function findMunicipalities(transaction: Transaction): Promise<readonly string[]> {
  await sql`SELECT set_config('hiroba.operator', 'listing', true)`.execute(transaction);
  const { rows } = await sql<{ municipality_code: string }>`
    SELECT municipality_code FROM municipality ORDER BY municipality_code`.execute(transaction);
  await sql`SELECT set_config('hiroba.operator', '', true)`.execute(transaction);
  return rows.map((row) => row.municipality_code);
}
