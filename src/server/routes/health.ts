/** `GET /api/health`: can records be written and read at this moment? */
import { sql } from 'kysely';
import type { App, Dependencies } from '../context.ts';
import { inMunicipality } from '../db/database.ts';
import { refuse } from '../problem.ts';

export function addHealthRoute(app: App, { database, municipalityCode }: Dependencies): void {
  app.get('/api/health', async (context) => {
    const { rows } = await inMunicipality(database, municipalityCode, (transaction) =>
      // A write that leaves everything as it was, so it needs disk and lock, but no version.
      sql`UPDATE municipality SET name = name WHERE municipality_code = ${municipalityCode}
        RETURNING 1`.execute(transaction),
    );
    return rows.length === 1 ? context.json({ ok: true }) : refuse(context, 'unavailable');
  });
}
