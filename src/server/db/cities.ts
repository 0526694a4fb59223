/** The municipalities themselves. */
import { sql } from 'kysely';
import type { City } from '../../protocol/city.ts';
import { inMunicipality, type Database, type Transaction } from './database.ts';

export function readCity(database: Database, municipalityCode: string): Promise<City | null> {
  return inMunicipality(database, municipalityCode, (transaction) =>
    findCity(transaction, municipalityCode),
  );
}

export async function findCity(
  transaction: Transaction,
  municipalityCode: string,
): Promise<City | null> {
  const { rows } = await sql<City>`
    SELECT municipality_code AS "municipalityCode", name, time_zone AS "timeZone", sample, settings
    FROM municipality WHERE municipality_code = ${municipalityCode}`.execute(transaction);
  return rows[0] ?? null;
}

/** Makes the municipality with its sync clock and audit, unless it exists; answers whether it made it. */
export const createCity = (database: Database, city: City, epoch: string): Promise<boolean> =>
  inMunicipality(database, city.municipalityCode, (transaction) =>
    insertCity(transaction, city, epoch),
  );

export async function insertCity(
  transaction: Transaction,
  city: City,
  epoch: string,
): Promise<boolean> {
  const { municipalityCode } = city;
  const { rows } = await sql`
    INSERT INTO municipality (municipality_code, name, time_zone, sample, settings)
    VALUES (${municipalityCode}, ${city.name}, ${city.timeZone}, ${city.sample},
      ${JSON.stringify(city.settings)}::jsonb)
    ON CONFLICT DO NOTHING RETURNING 1`.execute(transaction);
  if (rows.length === 0) return false;
  await sql`INSERT INTO sync_clock (municipality_code, epoch, version)
    VALUES (${municipalityCode}, ${epoch}, 0)`.execute(transaction);
  await sql`INSERT INTO audit_head (municipality_code, number, hash)
    VALUES (${municipalityCode}, 0, '')`.execute(transaction);
  return true;
}
