import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aCity, anAdministrator, aServer, type AServer } from '../a-server.ts';

const minute = 60_000;
let fresh: FreshDatabase;
let sample: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  sample = aServer(fresh);
  await aCity(sample);
});
afterAll(() => fresh.drop());

const statusOf = async (server: AServer, path: string, headers = {}) =>
  (await server.send('GET', path, { headers })).status;

describe('A session', () => {
  test('is kept as a hash, without address or browser', async () => {
    const { Cookie = '' } = await anAdministrator(sample);
    const token = decodeURIComponent(Cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    const { rows } = await sql<{ token: string; ipAddress: string; userAgent: string }>`
      SELECT "token", "ipAddress", "userAgent" FROM auth."session"`.execute(fresh.database);
    expect(token).toHaveLength(32);
    for (const row of rows) {
      expect(row.token).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect([row.ipAddress, row.userAgent]).toEqual(['', '']);
    }
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('ends after 30 minutes without use', async () => {
    const headers = await anAdministrator(sample);
    await sql`UPDATE auth."session" SET "expiresAt" = now() - interval '1 second'`.execute(
      fresh.database,
    );
    expect(await statusOf(sample, '/api/staff/me', headers)).toBe(401);
  });

  test('is prolonged by use, by 30 minutes and no more', async () => {
    const headers = await anAdministrator(sample);
    await sql`UPDATE auth."session" SET "expiresAt" = now() + interval '5 minutes'`.execute(
      fresh.database,
    );
    const used = await sample.send('GET', '/api/staff/me', { headers });
    expect(used.headers.getSetCookie().join()).toContain('Max-Age=1800');
    const { rows } = await sql<{ left: number }>`
      SELECT extract(epoch FROM "expiresAt" - now())::int AS left FROM auth."session"
      ORDER BY "updatedAt" DESC LIMIT 1`.execute(fresh.database);
    expect(rows[0]?.left).toBeGreaterThan(1790);
    expect(rows[0]?.left).toBeLessThanOrEqual(1800);
  });

  test('ends after 12 hours, used or not', async () => {
    const headers = await anAdministrator(sample);
    sample.pass(12 * 60 * minute - 1000);
    expect(await statusOf(sample, '/api/staff/me', headers)).toBe(200);
    sample.pass(2000);
    expect(await statusOf(sample, '/api/staff/me', headers)).toBe(401);
    sample.pass(-12 * 60 * minute - 1000);
  });
});
