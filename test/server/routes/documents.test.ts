import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aLearner,
  anAdministrator,
  aPhone,
  aPlannedClass,
  aServer,
  typeOf,
  type AServer,
} from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;
let staff: Record<string, string>;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  staff = await anAdministrator(server);
});
afterAll(() => fresh.drop());

const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.send('PUT', `/api/staff/documents/${path}`, { body, headers: { ...staff, ...headers } });
const remove = (path: string, headers: Record<string, string> = {}) =>
  server.send('DELETE', `/api/staff/documents/${path}`, { headers: { ...staff, ...headers } });
const create = { 'If-None-Match': '*' };

describe('Planning', () => {
  test('a venue is made, changed, deleted; phones hear of each', async () => {
    const phone = await aPhone(server);
    const made = await put('venue/kagawa', { name: '香川公民館' }, create);
    expect(made.status).toBe(201);
    expect(await made.json()).toEqual({
      document: {
        kind: 'venue',
        documentId: 'kagawa',
        revision: 1,
        deleted: false,
        body: { name: '香川公民館' },
      },
    });
    const { cursor } = await phone.pull();
    const changed = await put('venue/kagawa', { name: '香川公民館 2階' }, { 'If-Match': '"1"' });
    expect([changed.status, changed.headers.get('ETag')]).toEqual([200, '"2"']);
    expect((await remove('venue/kagawa', { 'If-Match': '"2"' })).status).toBe(200);
    expect((await phone.pull(cursor)).documents).toMatchObject([
      { documentId: 'kagawa', revision: 3, deleted: true },
    ]);
    const list = await server.send('GET', '/api/staff/documents', { headers: staff });
    expect(await list.text()).not.toContain('kagawa');
  });

  test('an edit of what somebody else has saved in between is refused and shown theirs', async () => {
    await put('venue/kowada', { name: '小和田公民館' }, create);
    await put('venue/kowada', { name: '小和田公民館 和室' }, { 'If-Match': '"1"' });
    const stale = await put('venue/kowada', { name: '小和田' }, { 'If-Match': '"1"' });
    expect(stale.status).toBe(412);
    expect(await stale.json()).toMatchObject({
      type: 'stale-edit',
      current: { revision: 2, body: { name: '小和田公民館 和室' } },
    });
    const twice = await put('venue/kowada', { name: '小和田' }, create);
    expect(twice.status).toBe(412);
    expect((await remove('venue/kowada', { 'If-Match': '"1"' })).status).toBe(412);
  });

  test('of many edits at the same moment one is saved', async () => {
    await put('venue/tsurumine', { name: '鶴嶺公民館' }, create);
    for (let revision = 1; revision <= 4; revision += 1) {
      const all = await Promise.all(
        ['ア', 'イ', 'ウ', 'エ', 'オ'].map((name) =>
          put('venue/tsurumine', { name }, { 'If-Match': `"${revision}"` }),
        ),
      );
      expect(all.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
    }
  });

  test('a venue cannot go while a class is being planned there: one of the two is refused', async () => {
    for (let round = 0; round < 6; round += 1) {
      await put(`venue/hall-${round}`, { name: '会館' }, create);
      const body = aPlannedClass({ venueId: `hall-${round}` }).body;
      const [planned, gone] = await Promise.all([
        put(`planned-class-session/race-${round}`, body, create),
        remove(`venue/hall-${round}`, { 'If-Match': '"1"' }),
      ]);
      expect([201, 400]).toContain(planned.status);
      expect(gone.status).toBe(planned.status === 201 ? 409 : 200);
      if (planned.status === 201)
        await remove(`planned-class-session/race-${round}`, { 'If-Match': '"1"' });
    }
  });

  test('an edit that does not say what it was made from is refused', async () => {
    for (const response of [
      await put('venue/kowada', { name: 'x' }),
      await put('venue/kowada', { name: 'x' }, { 'If-Match': 'W/"1"' }),
      await remove('venue/kowada'),
    ])
      expect([response.status, await typeOf(response)]).toEqual([428, 'precondition-needed']);
  });

  test('a class can only be planned with what exists, in an order of time, with one seat a person', async () => {
    const learnerId = aLearner();
    const faults = [
      [aPlannedClass({ venueId: 'nowhere' }), 'venueId', 'not-found'],
      [aPlannedClass({ groupId: 'nobody' }), 'groupId', 'not-found'],
      [aPlannedClass({ courseId: 'nothing' }), 'courseId', 'not-found'],
      [aPlannedClass({ end: '09:00' }), 'end', 'ends-before-it-starts'],
      [
        aPlannedClass({
          roster: [
            { seat: 1, learnerId },
            { seat: 1, learnerId: aLearner() },
          ],
        }),
        'roster.1.seat',
        'doubled',
      ],
      [
        aPlannedClass({
          roster: [
            { seat: 1, learnerId },
            { seat: 2, learnerId },
          ],
        }),
        'roster.1.learnerId',
        'doubled',
      ],
    ] as const;
    for (const [content, path, fault] of faults) {
      const response = await put('planned-class-session/c1', content.body, create);
      expect(await response.json()).toMatchObject({ type: 'malformed', fields: [{ path, fault }] });
    }
  });

  test('what a planned class needs cannot be deleted, until the class is gone', async () => {
    const made = await put('planned-class-session/c2', aPlannedClass().body, create);
    expect(made.status).toBe(201);
    for (const path of ['venue/nango', 'course/basics', 'group/south']) {
      const response = await remove(path, { 'If-Match': '"1"' });
      expect([response.status, await typeOf(response)]).toEqual([409, 'in-use']);
    }
    await remove('planned-class-session/c2', { 'If-Match': '"1"' });
    expect((await remove('venue/nango', { 'If-Match': '"1"' })).status).toBe(200);
    const orphan = await put('planned-class-session/c3', aPlannedClass().body, create);
    expect(orphan.status).toBe(400);
  });

  test('what is none of the kinds, or has extra fields, is refused', async () => {
    expect((await put('learner/x', { name: 'x' }, create)).status).toBe(404);
    const extra = await put('venue/x', { name: 'x', note: 'about a person' }, create);
    expect([extra.status, await typeOf(extra)]).toEqual([400, 'malformed']);
  });

  test('nobody plans without being signed in, and a viewer only looks', async () => {
    const stranger = await server.send('GET', '/api/staff/documents');
    expect([stranger.status, await typeOf(stranger)]).toEqual([401, 'sign-in-needed']);
    await sql`UPDATE auth."user" SET "role" = 'viewer'`.execute(fresh.database);
    expect((await server.send('GET', '/api/staff/documents', { headers: staff })).status).toBe(200);
    const refused = await put('venue/x', { name: 'x' }, create);
    expect([refused.status, await typeOf(refused)]).toEqual([403, 'not-allowed']);
    await sql`UPDATE auth."user" SET "role" = 'administrator'`.execute(fresh.database);
  });
});

describe("Volunteers' phones", () => {
  test('a code is shown once, listed without itself, and can be withdrawn', async () => {
    const issued = await server.send('POST', '/api/staff/enrollment-codes', {
      headers: staff,
      body: { groupId: 'north' },
    });
    expect(issued.status).toBe(201);
    const { code, codeId } = (await issued.json()) as { code: string; codeId: string };
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const list = () =>
      server
        .send('GET', '/api/staff/enrollment-codes', { headers: staff })
        .then((response) => response.text());
    expect(await list()).toContain(codeId);
    expect(await list()).not.toContain(code);
    const path = `/api/staff/enrollment-codes/${codeId}`;
    expect((await server.send('DELETE', path, { headers: staff })).status).toBe(204);
    expect(await list()).not.toContain(codeId);
    expect((await server.send('DELETE', path, { headers: staff })).status).toBe(404);
    const nowhere = await server.send('POST', '/api/staff/enrollment-codes', {
      headers: staff,
      body: { groupId: 'nobody' },
    });
    expect(nowhere.status).toBe(404);
  });

  test('the list says how many records are missing and put aside; a revoked phone stays out', async () => {
    const phone = await aPhone(server, 'north');
    const first = phone.op('listed', aLearner(), 'attendance', 'present');
    const poison = phone.op('listed', aLearner(), 'attendance', 'bogus');
    phone.op('listed', aLearner(), 'attendance', 'late');
    await phone.deliver([first, poison]);
    const find = async () => {
      const response = await server.send('GET', '/api/staff/devices', { headers: staff });
      const { devices } = (await response.json()) as { devices: { deviceId: string }[] };
      return devices.find(({ deviceId }) => deviceId === phone.deviceId);
    };
    expect(await find()).toMatchObject({
      groupName: 'グループnorth',
      revokedAt: null,
      leftAt: null,
      missingOps: 1,
      quarantinedOps: 1,
    });
    const path = `/api/staff/devices/${phone.deviceId}/revoke`;
    expect((await server.send('POST', path, { headers: staff })).status).toBe(204);
    expect(await find()).toMatchObject({ revokedAt: expect.any(Number) });
    const pulled = await server.send('GET', '/api/pull?cursor=', { headers: phone.headers });
    expect(pulled.status).toBe(403);
    const unknown = await server.send('POST', '/api/staff/devices/nothing/revoke', {
      headers: staff,
    });
    expect(unknown.status).toBe(404);
  });

  test('a phone that leaves its group is listed as returned, and its token opens nothing any more', async () => {
    const phone = await aPhone(server, 'north');
    await phone.deliver([phone.op('left', aLearner(), 'attendance', 'present')]);
    const { headers } = phone;
    expect((await server.send('POST', '/api/leave', { headers, body: {} })).status).toBe(204);
    const response = await server.send('GET', '/api/staff/devices', { headers: staff });
    const { devices } = (await response.json()) as { devices: { deviceId: string }[] };
    expect(devices.find(({ deviceId }) => deviceId === phone.deviceId)).toMatchObject({
      leftAt: expect.any(Number),
      revokedAt: null,
    });
    expect((await server.send('GET', '/api/pull?cursor=', { headers })).status).toBe(403);
    expect((await server.send('POST', '/api/leave', { headers, body: {} })).status).toBe(403);
  });
});
