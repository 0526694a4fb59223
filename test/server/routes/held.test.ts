import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullPage } from '../../../src/protocol/pull.ts';
import { receiptCodeOf } from '../../../src/sync/receipt-code.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aCity, aLearner, anAdministrator, aPhone, aServer, type AServer } from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;
let headers: Record<string, string>;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  headers = await anAdministrator(server);
});
afterAll(() => fresh.drop());

const post = (path: string) => server.send('POST', `/api/staff/${path}`, { headers });
const statusesOf = ({ results }: { results: readonly { status: string }[] }) =>
  results.map(({ status }) => status);

test('[A3] [A5] staff lock a class, see what is held, and let it count', async () => {
  const phone = await aPhone(server);
  await phone.deliver([phone.op('locked', aLearner(), 'attendance', 'present')]);
  expect((await post('classes/locked/lock')).status).toBe(204);
  const late = phone.op('locked', aLearner(), 'attendance', 'late');
  expect(statusesOf(await phone.deliver([late]))).toEqual(['held']);
  const list = await server.send('GET', '/api/staff/devices', { headers });
  const { devices } = (await list.json()) as { devices: { deviceId: string; heldOps: number }[] };
  expect(devices.find(({ deviceId }) => deviceId === phone.deviceId)?.heldOps).toBe(1);

  const released = await post(`devices/${phone.deviceId}/release`);
  expect(await released.json()).toEqual({ released: 1 });
  expect(statusesOf(await phone.deliver([late]))).toEqual(['duplicate']);
  expect((await post('classes/locked/unlock')).status).toBe(204);
  expect((await post('classes/unheard-of/lock')).status).toBe(404);
});

test('[A6] a phone hears with its next page which classes staff have locked, and again only when that changes', async () => {
  const phone = await aPhone(server, 'north');
  const older = await aPhone(server, 'north');
  await phone.deliver([phone.op('heard-of', aLearner(), 'attendance', 'present')]);
  const pull = async (question: string, { headers: by } = phone) => {
    const response = await server.send('GET', `/api/pull?${question}`, { headers: by });
    return (await response.json()) as Partial<PullPage>;
  };
  expect(await pull('proto=4')).not.toHaveProperty('locks');
  await post('classes/heard-of/lock');
  const { locks, cursor } = await pull('proto=4');
  expect(locks).toEqual({
    mark: createHash('sha256').update('heard-of').digest('hex').slice(0, 16),
    classSessionIds: ['heard-of'],
  });
  const next = `proto=4&cursor=${cursor}&locks=${locks?.mark}`;
  expect(await pull(next)).not.toHaveProperty('locks');
  // A phone of the version before goes on as it did.
  expect(await pull('proto=3', older)).not.toHaveProperty('locks');
  await post('classes/heard-of/unlock');
  expect((await pull(next)).locks).toEqual({ mark: '', classSessionIds: [] });
});

test('[Q1] the receipt of a class is what the phone makes of the same ops, with the time that the phone was told', async () => {
  const phone = await aPhone(server);
  const ops = ['present', 'late'].map((value) =>
    phone.op('receipted', aLearner(), 'attendance', value),
  );
  const { results, serverTime } = await phone.deliver(ops);
  const here = await receiptCodeOf(
    new Map(results.map(({ opId, hash }) => [opId, hash])),
    async (text) => createHash('sha256').update(text).digest('hex'),
  );
  const response = await server.send('GET', '/api/staff/classes/receipted/receipt', { headers });
  expect(await response.json()).toEqual({
    code: here,
    ops: 2,
    lockedAt: null,
    phones: [{ deviceId: phone.deviceId, ops: 2, lastAt: serverTime }],
  });
});
