import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/sync/op.ts';
import { revokeDevice } from '../../../src/server/db/devices.ts';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aDocument,
  aLearner,
  aPhone,
  aPlannedClass,
  aServer,
  chigasaki,
  hiratsuka,
  typeOf,
  type AServer,
} from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  await aCity(server, hiratsuka);
});
afterAll(() => fresh.drop());

const countOps = async () =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql<{ ops: number; batches: number; version: number }>`
      SELECT (SELECT count(*) FROM op) AS ops, (SELECT count(*) FROM batch) AS batches,
        (SELECT version FROM sync_clock) AS version`.execute(transaction);
    return rows[0];
  });

const stateOf = (classSessionId: string, learnerId: string, field: string) =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql<{ value: unknown; conflict: boolean }>`
      SELECT value, conflict FROM register_state WHERE class_session_id = ${classSessionId}
        AND learner_id = ${learnerId} AND field = ${field}`.execute(transaction);
    return rows[0];
  });

describe('Handing over records', () => {
  test('every op is answered with its hash, its status, and how far the city holds them', async () => {
    const phone = await aPhone(server);
    const learner = aLearner();
    const ops = [
      phone.op('push-1', learner, 'attendance', 'present'),
      phone.op('push-1', learner, 'mastery:smartphone-basics/tap-and-swipe@1', 'alone'),
    ];
    const nonce = randomBytes(16).toString('hex');
    const response = await phone.push(ops, { nonce });
    const answer = (await response.json()) as { epoch: string };
    const { createHash } = await import('node:crypto');
    const hashes = ops.map((op) => createHash('sha256').update(canonicalJson(op)).digest('hex'));
    expect(answer).toEqual({
      proto: 2,
      nonce,
      epoch: answer.epoch,
      results: [
        { opId: `${phone.deviceId}:1`, hash: hashes[0], status: 'applied' },
        { opId: `${phone.deviceId}:2`, hash: hashes[1], status: 'applied' },
      ],
      receivedThrough: 2,
      backedUpThrough: 0,
      serverTime: expect.any(Number),
    });
    expect(await stateOf('push-1', learner, 'attendance')).toEqual({
      value: 'present',
      conflict: false,
    });
  });

  test('delivering the same records twice changes nothing and is answered as duplicate', async () => {
    const phone = await aPhone(server);
    const ops = [phone.op('push-2', aLearner(), 'attendance', 'late')];
    await phone.deliver(ops);
    const before = await countOps();
    const again = await phone.deliver(ops);
    expect(again.results.map(({ status }) => status)).toEqual(['duplicate']);
    expect(again.receivedThrough).toBe(1);
    expect(await countOps()).toEqual(before);
  });

  test('a null value unsets and is stored as such', async () => {
    const phone = await aPhone(server);
    const learner = aLearner();
    const first = phone.op('push-null', learner, 'attendance', 'present');
    const unset = phone.op('push-null', learner, 'attendance', null, [`${phone.deviceId}:1`]);
    const answer = await phone.deliver([first, unset]);
    expect(answer.results.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(await stateOf('push-null', learner, 'attendance')).toEqual({
      value: null,
      conflict: false,
    });
    expect(
      (await phone.pull()).ops.find((op) => op.seq === 2 && op.deviceId === phone.deviceId)?.value,
    ).toBeNull();
  });

  test.each([
    ['a value that its field does not take', 'attendance', 'here', 'wrong-value'],
    ['a field that nobody knows', 'shoe-size', 23, 'unknown-field'],
    [
      'text with a character that the database cannot hold',
      'report',
      { trouble: 'a\0b', nextTime: '' },
      'malformed',
    ],
    ['half a character', 'report', { trouble: '\ud83d', nextTime: '' }, 'malformed'],
    ['a value nested without end', 'report', [[[[[[[[[[1]]]]]]]]]], 'malformed'],
  ] as const)('%s is put aside, its neighbours are applied', async (_, field, value, reason) => {
    const phone = await aPhone(server);
    const learner = field === 'report' ? '-' : aLearner();
    const ops = [
      phone.op('push-3', aLearner(), 'attendance', 'present'),
      phone.op('push-3', learner, field, value),
      phone.op('push-3', aLearner(), 'attendance', 'absent'),
    ];
    const answer = await phone.deliver(ops);
    expect(answer.results.map(({ status, reason }) => [status, reason])).toEqual([
      ['applied', undefined],
      ['quarantined', reason],
      ['applied', undefined],
    ]);
    expect(answer.receivedThrough).toBe(3);
    const again = await phone.deliver(ops);
    expect(again.results.map(({ status, reason }) => [status, reason])).toEqual([
      ['duplicate', undefined],
      ['quarantined', reason],
      ['duplicate', undefined],
    ]);
  });

  test('an op that names a later op of its own phone as its parent is put aside', async () => {
    const phone = await aPhone(server);
    const op = phone.op('push-4', aLearner(), 'attendance', 'present', [`${phone.deviceId}:1`]);
    expect((await phone.deliver([op])).results[0]?.reason).toBe('wrong-parents');
  });

  test('another op under the same id never replaces the first: it is put aside as hash-differs', async () => {
    const phone = await aPhone(server);
    const learner = aLearner();
    const op = phone.op('push-5', learner, 'attendance', 'present');
    await phone.deliver([op]);
    const copied = { ...op, value: 'absent' };
    const answer = await phone.deliver([copied]);
    expect(answer.results[0]).toMatchObject({ status: 'quarantined', reason: 'hash-differs' });
    expect(await stateOf('push-5', learner, 'attendance')).toMatchObject({ value: 'present' });
  });

  test('two different ops under one id in one delivery: the first is applied, the second put aside', async () => {
    const phone = await aPhone(server);
    const op = phone.op('push-6', aLearner(), 'attendance', 'present');
    const answer = await phone.deliver([op, { ...op, value: 'late' }, op]);
    expect(answer.results.map(({ status }) => status)).toEqual([
      'applied',
      'quarantined',
      'applied',
    ]);
  });

  test('a gap in the numbers holds back how far the city says it has them', async () => {
    const phone = await aPhone(server);
    const ops = [1, 2, 3].map(() => phone.op('push-7', aLearner(), 'attendance', 'present'));
    expect((await phone.deliver([ops[0], ops[2]])).receivedThrough).toBe(1);
    expect((await phone.deliver([ops[1]])).receivedThrough).toBe(3);
  });

  test('two phones that did not see each other differ, and a later mark that saw both settles it', async () => {
    const [one, two] = [await aPhone(server), await aPhone(server)];
    const learner = aLearner();
    await one.deliver([one.op('push-8', learner, 'attendance', 'present')]);
    await two.deliver([two.op('push-8', learner, 'attendance', 'absent')]);
    expect(await stateOf('push-8', learner, 'attendance')).toMatchObject({ conflict: true });
    const parents = [`${one.deviceId}:1`, `${two.deviceId}:1`];
    await one.deliver([one.op('push-8', learner, 'attendance', 'late', parents)]);
    expect(await stateOf('push-8', learner, 'attendance')).toEqual({
      value: 'late',
      conflict: false,
    });
  });
});

describe('What a phone may not do', () => {
  test('write into a class of another group: put aside as not-your-group', async () => {
    await aDocument(server, 'northern-class', aPlannedClass({ groupId: 'north' }));
    const phone = await aPhone(server, 'south');
    const answer = await phone.deliver([
      phone.op('northern-class', aLearner(), 'attendance', 'present'),
      phone.op('own-class', aLearner(), 'attendance', 'present'),
    ]);
    expect(answer.results.map(({ status, reason }) => [status, reason])).toEqual([
      ['quarantined', 'not-your-group'],
      ['applied', undefined],
    ]);
  });

  test('write into a class that another group made without a plan', async () => {
    const [south, north] = [await aPhone(server, 'south'), await aPhone(server, 'north')];
    await south.deliver([south.op('spontaneous', aLearner(), 'attendance', 'present')]);
    const answer = await north.deliver([north.op('spontaneous', aLearner(), 'attendance', 'late')]);
    expect(answer.results[0]?.reason).toBe('not-your-group');
  });

  test('write into another municipality: a class of the same id there is another class', async () => {
    const there = await aPhone(server, 'south', hiratsuka);
    const here = await aPhone(server, 'south');
    const learner = aLearner();
    await there.deliver([there.op('same-id', learner, 'attendance', 'absent')]);
    await here.deliver([here.op('same-id', learner, 'attendance', 'present')]);
    expect(await stateOf('same-id', learner, 'attendance')).toEqual({
      value: 'present',
      conflict: false,
    });
    expect((await here.pull()).ops.every((op) => op.deviceId !== there.deviceId)).toBe(true);
  });

  test('push as another phone', async () => {
    const [one, two] = [await aPhone(server), await aPhone(server)];
    const response = await one.push([], { deviceId: two.deviceId });
    expect([response.status, await typeOf(response)]).toEqual([403, 'not-allowed']);
    const foreign = await one.push([two.op('push-9', aLearner(), 'attendance', 'present')]);
    expect([foreign.status, await typeOf(foreign)]).toEqual([400, 'malformed']);
  });

  test('[A1] pull after staff have revoked it, or after 180 days; what it hands over is held', async () => {
    const [revoked, old] = [await aPhone(server), await aPhone(server)];
    await revokeDevice(fresh.database, chigasaki, revoked.deviceId, {
      actor: 'server',
      now: Date.now(),
    });
    const learner = aLearner();
    const op = revoked.op('push-held', learner, 'attendance', 'present');
    expect((await revoked.deliver([op])).results).toMatchObject([
      { status: 'held', reason: 'phone-ended' },
    ]);
    expect((await revoked.deliver([op])).results).toMatchObject([{ status: 'held' }]);
    expect(await stateOf('push-held', learner, 'attendance')).toBeUndefined();
    const pulled = await server.send('GET', '/api/pull?cursor=', { headers: revoked.headers });
    expect([pulled.status, await typeOf(pulled)]).toEqual([403, 'phone-revoked']);
    server.pass(181 * 24 * 60 * 60 * 1000);
    const late = old.op('push-held', learner, 'attendance', 'late');
    expect((await old.deliver([late])).results).toMatchObject([{ status: 'held' }]);
    server.pass(-181 * 24 * 60 * 60 * 1000);
  });

  test('[A2] hand over anything once it is reported stolen', async () => {
    const stolen = await aPhone(server);
    await revokeDevice(fresh.database, chigasaki, stolen.deviceId, {
      actor: 'server',
      now: Date.now(),
      stolen: true,
    });
    const response = await stolen.push([stolen.op('push-10', aLearner(), 'attendance', 'late')]);
    expect([response.status, await typeOf(response)]).toEqual([403, 'phone-stolen']);
  });

  test('push without a token, or with one that nobody was given', async () => {
    const without = await server.send('POST', '/api/push', { body: {} });
    expect([without.status, await typeOf(without)]).toEqual([401, 'sign-in-needed']);
    const unknown = await server.send('POST', '/api/push', {
      body: {},
      headers: { Authorization: `Bearer ${randomBytes(32).toString('base64url')}` },
    });
    expect(unknown.status).toBe(401);
  });
});
