import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrokenAudit } from '../../../src/server/db/audit.ts';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aCity, anAdministrator, aServer, chigasaki, type AServer } from '../a-server.ts';

let fresh: FreshDatabase;
let sample: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  sample = aServer(fresh);
  await aCity(sample);
});
afterAll(() => fresh.drop());

describe('The audit', () => {
  test('holds who signed in, as an unbroken chain that nobody can rewrite', async () => {
    await anAdministrator(sample);
    await inMunicipality(fresh.database, chigasaki, async (transaction) => {
      const { rows } = await sql<{ deed: string; actor: string }>`
        SELECT deed, actor FROM audit ORDER BY number DESC LIMIT 1`.execute(transaction);
      expect(rows[0]?.deed).toBe('sign in');
      expect(rows[0]?.actor).toMatch(/^staff:/);
      expect(await findBrokenAudit(transaction, chigasaki)).toBeNull();
    });
    for (const statement of [sql`UPDATE audit SET deed = 'x'`, sql`DELETE FROM audit`])
      await expect(
        inMunicipality(fresh.database, chigasaki, (transaction) => statement.execute(transaction)),
      ).rejects.toThrow('only ever added to');
  });

  test('shows where a row was altered behind its back', async () => {
    const client = await fresh.pool.connect();
    await client.query(`SELECT set_config('hiroba.municipality', '${chigasaki}', false)`);
    await client.query('ALTER TABLE audit DISABLE TRIGGER audit_is_append_only');
    await client.query(`UPDATE audit SET subject = 'other' WHERE number = 2`);
    await client.query('ALTER TABLE audit ENABLE TRIGGER audit_is_append_only');
    client.release(true);
    const broken = await inMunicipality(fresh.database, chigasaki, (transaction) =>
      findBrokenAudit(transaction, chigasaki),
    );
    expect(broken).toBe(2);
  });
});
