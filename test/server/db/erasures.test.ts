import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { applyErasuresAgain, erase, readErasures } from '../../../src/server/db/erasures.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aLearner,
  aPhone,
  aServer,
  anAdministrator,
  chigasaki,
  type AServer,
} from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
});
afterAll(() => fresh.drop());

const id = () => randomBytes(16).toString('hex');
const changeSet = () => ({
  municipalityCode: chigasaki,
  batchId: id(),
  deviceId: null,
  storedAt: 1,
});
const traces = (learnerId: string) =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql<{ ops: number; states: number; aside: number }>`
      SELECT (SELECT count(*) FROM op WHERE learner_id = ${learnerId}) AS ops,
        (SELECT count(*) FROM register_state WHERE learner_id = ${learnerId}) AS states,
        (SELECT count(*) FROM quarantined_op WHERE raw LIKE ${`%${learnerId}%`}) AS aside`.execute(
      transaction,
    );
    return rows[0];
  });

test('[X2] of a learner nothing stays: no op, no state, nothing that was put aside', async () => {
  const phone = await aPhone(server);
  const learner = aLearner();
  await phone.deliver([
    phone.op('erased', learner, 'attendance', 'present'),
    phone.op('erased', learner, 'attendance', 'nonsense'),
  ]);
  expect(await traces(learner)).toEqual({ ops: 1, states: 1, aside: 1 });
  const response = await server.send('POST', '/api/staff/erasures', {
    headers: await anAdministrator(server),
    body: { classSessionId: '*', learnerId: learner, field: '*' },
  });
  expect(await response.json()).toEqual({ erased: 2 });
  expect(await traces(learner)).toEqual({ ops: 0, states: 0, aside: 0 });
});

test('[E4] what a restored backup brings back is erased again, by what was known before', async () => {
  const phone = await aPhone(server);
  const learner = aLearner();
  const erasure = { erasureId: id(), classSessionId: '*', learnerId: learner, field: '*' };
  await erase(fresh.database, changeSet(), erasure, 'server');
  const known = await readErasures(fresh.database, chigasaki);
  expect(known).toContainEqual(erasure);
  await inMunicipality(fresh.database, chigasaki, (transaction) =>
    sql`DELETE FROM erasure WHERE municipality_code = ${chigasaki}`.execute(transaction),
  );
  await phone.deliver([phone.op('back', learner, 'attendance', 'present')]);
  expect(await applyErasuresAgain(fresh.database, changeSet(), known)).toBe(1);
  expect(await traces(learner)).toEqual({ ops: 0, states: 0, aside: 0 });
  expect((await phone.pull()).documents.length).toBeGreaterThan(0);
});
