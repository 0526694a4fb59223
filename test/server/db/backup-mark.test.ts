import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINUTE } from '../../../src/domain/time.ts';
import { markBackedUp, markBackedUpBefore } from '../../../src/server/db/backup-mark.ts';
import { runChangeSet } from '../../../src/server/db/change-set.ts';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aCity, aServer, chigasaki } from '../a-server.ts';

let fresh: FreshDatabase;
/** When the four batches of the city were stored. */
const noon = Date.UTC(2026, 10, 22, 3);

beforeAll(async () => {
  fresh = await createFreshDatabase();
  await aCity(aServer(fresh));
  await inMunicipality(fresh.database, chigasaki, (transaction) =>
    sql`UPDATE batch SET stored_at = 0`.execute(transaction),
  );
  for (const [index, storedAt] of [noon, noon + 30 * MINUTE, noon + 60 * MINUTE].entries())
    await runChangeSet(
      fresh.database,
      { municipalityCode: chigasaki, batchId: `batch-${index}`, deviceId: null, storedAt },
      async () => ({ changed: true, value: null }),
    );
});
afterAll(() => fresh.drop());

const mark = () =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql`SELECT backed_up_version, marked_at FROM backup_mark`.execute(
      transaction,
    );
    return rows;
  });

describe('How far the records are in a backup', () => {
  test('a backup of the city’s own holds what was stored ten minutes before it began, and what came before that', async () => {
    const markAt = (minutes: number) =>
      markBackedUpBefore(fresh.database, chigasaki, noon + minutes * MINUTE, noon + 99 * MINUTE);
    const [none, first, still, all] = [
      await markAt(9),
      await markAt(11),
      await markAt(39),
      await markAt(71),
    ];
    expect([first - none, still - none, all - none]).toEqual([1, 1, 3]);
    expect(await mark()).toEqual([{ backed_up_version: all, marked_at: noon + 99 * MINUTE }]);
  });

  test('never falls back, and every mark is in the audit', async () => {
    const [before] = await mark();
    await markBackedUp(fresh.database, chigasaki, 1, noon);
    expect(await mark()).toEqual([{ ...(before as object), marked_at: noon }]);
    const { rows } = await inMunicipality(fresh.database, chigasaki, (transaction) =>
      sql`SELECT actor, deed, subject FROM audit ORDER BY number DESC LIMIT 1`.execute(transaction),
    );
    expect(rows).toEqual([{ actor: 'server', deed: 'make backup', subject: 'version 1' }]);
  });
});
