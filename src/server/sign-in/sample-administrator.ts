/** The sample city's administrator: an account without a password, reached by a one-time link only. */
import { sql } from 'kysely';
import { hexOf } from '../../domain/ids.ts';
import type { Database } from '../db/database.ts';

export async function ensureSampleAdministrator(
  world: {
    readonly database: Database;
    readonly now: () => number;
    readonly randomBytes: (count: number) => Uint8Array;
  },
  municipalityCode: string,
): Promise<void> {
  const at = new Date(world.now());
  // .invalid is reserved: no letter will ever arrive there.
  await sql`
    INSERT INTO auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt",
      "role", "municipalityCode")
    SELECT ${hexOf(world.randomBytes(16))}, '見本の担当者',
      ${`administrator@sample-${municipalityCode}.invalid`}, true, ${at}, ${at}, 'administrator',
      ${municipalityCode}
    WHERE NOT EXISTS (SELECT 1 FROM auth."user" WHERE "role" = 'administrator'
      AND "municipalityCode" = ${municipalityCode})
    ON CONFLICT ("email") DO NOTHING`.execute(world.database);
}
