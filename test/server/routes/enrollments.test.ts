import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { listDevices } from '../../../src/server/db/devices.ts';
import {
  aCity,
  aCode,
  aLearner,
  aPhone,
  aPublicKey,
  aServer,
  chigasaki,
  typeOf,
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

const enroll = (code: string, address: string, changes: Record<string, unknown> = {}) =>
  server.send('POST', '/api/enrollments', {
    address,
    body: {
      proto: 1,
      code,
      deviceId: randomBytes(16).toString('hex'),
      publicKey: aPublicKey(),
      ...changes,
    },
  });

describe('Joining with a code', () => {
  test('answers the group, the city, a token and when it ends; neither code nor token is kept', async () => {
    const code = await aCode(server);
    const response = await enroll(code, '192.0.2.10');
    expect(response.status).toBe(201);
    const answer = (await response.json()) as { token: string };
    expect(answer).toMatchObject({
      proto: 1,
      groupId: 'south',
      groupName: 'グループsouth',
      city: { municipalityCode: '142077', name: '茅ヶ崎市', sample: true },
    });
    const client = await fresh.pool.connect();
    await client.query(`SELECT set_config('hiroba.municipality', '142077', false)`);
    const kept = await client.query(
      'SELECT enrollment_code.*, device.* FROM enrollment_code, device',
    );
    client.release(true);
    expect(kept.rows.length).toBeGreaterThan(0);
    const text = JSON.stringify(kept.rows);
    expect(text).not.toContain(code);
    expect(text).not.toContain(answer.token);
  });

  test('works once: of two phones with one code at the same moment one gets in', async () => {
    const code = await aCode(server);
    const both = await Promise.all([enroll(code, '192.0.2.11'), enroll(code, '192.0.2.12')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
    const again = await enroll(code, '192.0.2.13');
    expect([again.status, await typeOf(again)]).toEqual([404, 'wrong-code']);
  });

  test('after a day, or with a code that nobody gave out, answers the same', async () => {
    const code = await aCode(server);
    server.pass(24 * 60 * 60 * 1000 + 1);
    const expired = await enroll(code, '192.0.2.14');
    server.pass(-(24 * 60 * 60 * 1000 + 1));
    const unknown = await enroll('00000000', '192.0.2.15');
    expect(await expired.json()).toEqual(await unknown.json());
    expect(unknown.status).toBe(404);
  });

  test('after five wrong codes an address waits, even with a right one; others do not', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect((await enroll('00000000', '192.0.2.16')).status).toBe(404);
    const code = await aCode(server);
    const sixth = await enroll(code, '192.0.2.16');
    expect([sixth.status, await typeOf(sixth)]).toEqual([429, 'too-many-tries']);
    expect(Number(sixth.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await enroll(code, '192.0.2.17')).status).toBe(201);
  });

  test('a whole group enrolls from behind one address: right codes are no guesses', async () => {
    for (let phones = 0; phones < 8; phones += 1)
      expect((await enroll(await aCode(server), '192.0.2.18')).status).toBe(201);
  });

  test('what a request says of its own address is not believed', async () => {
    for (let tries = 0; tries < 6; tries += 1) {
      const response = await server.send('POST', '/api/enrollments', {
        address: '192.0.2.19',
        headers: {
          'X-Forwarded-For': `203.0.113.${tries}`,
          'X-Client-Address': `203.0.113.${tries}`,
        },
        body: { proto: 1, code: '00000000', deviceId: '0'.repeat(32), publicKey: aPublicKey() },
      });
      expect(response.status).toBe(tries < 5 ? 404 : 429);
    }
  });

  test("another phone's id does not take over its place; the same phone may come again", async () => {
    const deviceId = randomBytes(16).toString('hex');
    const publicKey = aPublicKey();
    const first = await enroll(await aCode(server), '192.0.2.20', { deviceId, publicKey });
    expect(first.status).toBe(201);
    const code = await aCode(server, 'north');
    const thief = await enroll(code, '192.0.2.20', { deviceId });
    expect(await thief.json()).toMatchObject({
      type: 'malformed',
      fields: [{ path: 'deviceId', fault: 'taken' }],
    });
    const same = await enroll(code, '192.0.2.20', { deviceId, publicKey });
    expect(await same.json()).toMatchObject({ groupId: 'north' });
    const old = ((await first.json()) as { token: string }).token;
    const pulled = await server.send('GET', '/api/pull', {
      headers: { Authorization: `Bearer ${old}` },
    });
    expect(pulled.status).toBe(401);
  });

  test('with a message that is none, says which part', async () => {
    const response = await enroll('too long a code', '192.0.2.21');
    expect(await response.json()).toMatchObject({ type: 'malformed', fields: [{ path: 'code' }] });
  });

  test('keeps no address in the clear', async () => {
    const { rows } = await sql<{ key: string }>`SELECT key FROM auth.enrollment_try`.execute(
      fresh.database,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('192.0.2');
  });
});

describe('A copied phone', () => {
  const ask = (path: string, headers: Record<string, string>, body: Record<string, unknown>) =>
    server.send('POST', path, { headers, body: { proto: 2, ...body } });

  test('[F2] gets an id and a token of its own; asked again with the same key, another token', async () => {
    const original = await aPhone(server);
    const copy = { deviceId: randomBytes(16).toString('hex'), publicKey: aPublicKey() };
    const first = await ask('/api/copies', original.headers, copy);
    expect(first.status).toBe(201);
    const again = await ask('/api/copies', original.headers, copy);
    const { token } = (await again.json()) as { token: string };
    const headers = { Authorization: `Bearer ${token}` };
    const pulled = await server.send('GET', '/api/pull?cursor=', { headers });
    expect(pulled.status).toBe(200);
    const stranger = await ask('/api/copies', original.headers, {
      ...copy,
      publicKey: aPublicKey(),
    });
    expect([stranger.status, await typeOf(stranger)]).toEqual([403, 'not-allowed']);
  });

  test('[F2] does not take the id of a phone that is none of its copies', async () => {
    const [original, other] = [await aPhone(server), await aPhone(server)];
    const response = await ask('/api/copies', original.headers, {
      deviceId: other.deviceId,
      publicKey: aPublicKey(),
    });
    expect(response.status).toBe(403);
  });

  test('[F5] hands over what it wrote under a former id once it has shown that id’s key', async () => {
    const publicKey = aPublicKey();
    const formerId = randomBytes(16).toString('hex');
    await enroll(await aCode(server), '192.0.2.77', { deviceId: formerId, publicKey });
    const phone = await aPhone(server);
    const op = { ...phone.op('former', aLearner(), 'attendance', 'late'), deviceId: formerId };
    const push = () => phone.push([op], { deviceId: formerId });
    expect((await push()).status).toBe(403);
    const wrong = await ask('/api/former-ids', phone.headers, {
      deviceId: formerId,
      publicKey: aPublicKey(),
    });
    expect(wrong.status).toBe(403);
    const shown = await ask('/api/former-ids', phone.headers, { deviceId: formerId, publicKey });
    expect(shown.status).toBe(204);
    const pushed = await push();
    expect(await pushed.json()).toMatchObject({ results: [{ status: 'applied' }] });
  });

  test('[K3] joining after a loss tells how many records went with the storage', async () => {
    const lost = await aPhone(server);
    await lost.deliver([lost.op('kept', aLearner(), 'attendance', 'present')]);
    await enroll(await aCode(server), '192.0.2.78', {
      proto: 2,
      lost: { deviceId: lost.deviceId, lastSeq: 6 },
    });
    const devices = await listDevices(fresh.database, chigasaki);
    expect(devices.find(({ deviceId }) => deviceId === lost.deviceId)?.missingOps).toBe(5);
  });
});
