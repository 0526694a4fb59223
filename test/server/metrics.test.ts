import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeDevice } from '../../src/server/db/devices.ts';
import { markBackedUp } from '../../src/server/db/backup-mark.ts';
import { createFreshDatabase, type FreshDatabase } from '../fresh-database.ts';
import {
  aCity,
  aLearner,
  aPhone,
  aServer,
  chigasaki,
  hiratsuka,
  type AServer,
} from './a-server.ts';

const token = 't'.repeat(32);
let fresh: FreshDatabase;
let server: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh, { metricsToken: token });
  await aCity(server);
  await aCity(server, hiratsuka);
});
afterAll(() => fresh.drop());

const scrape = async (): Promise<Map<string, number>> => {
  const response = await server.send('GET', '/metrics', { address: '127.0.0.1' });
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('hiroba_'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))] as const;
    }),
  );
};

describe('The metrics', () => {
  test('tell what phones handed over, how long it took, and who has not been heard of', async () => {
    const [busy, silent, revoked, there] = [
      await aPhone(server),
      await aPhone(server),
      await aPhone(server),
      await aPhone(server, 'south', hiratsuka),
    ];
    const ops = [
      busy.op('class-1', aLearner(), 'attendance', 'present'),
      busy.op('class-1', aLearner(), 'shoe-size', 23),
    ];
    await busy.deliver(ops);
    await busy.deliver(ops);
    // It says that it has five more, of which the city has none.
    await there.push([], { lastSeq: 5 });
    await revokeDevice(fresh.database, chigasaki, revoked.deviceId, { actor: 'server', now: 1 });
    const { headers } = busy;
    await server.send('GET', '/api/pull/class?classSessionId=class-1', { headers });

    const seen = await scrape();
    const of = (name: string) => seen.get(name);
    expect(of('hiroba_ops_total{status="applied"}')).toBe(1);
    expect(of('hiroba_ops_total{status="duplicate"}')).toBe(1);
    expect(of('hiroba_ops_total{status="quarantined"}')).toBe(2);
    expect(of('hiroba_ops_total{status="held"}')).toBe(0);
    expect(of('hiroba_divergences_total')).toBe(1);
    expect(of('hiroba_request_seconds_count{method="POST",route="/api/push",status="2xx"}')).toBe(
      3,
    );
    expect(of('hiroba_phones{municipality="142077",last_contact="day"}')).toBe(1);
    expect(of('hiroba_phones{municipality="142077",last_contact="never"}')).toBe(1);
    expect(of('hiroba_phones{municipality="142034",last_contact="day"}')).toBe(1);
    expect(of('hiroba_missing_ops{municipality="142034"}')).toBe(5);
    expect(of('hiroba_missing_ops{municipality="142077"}')).toBe(0);
    expect(of('hiroba_phones_with_missing_ops{municipality="142034"}')).toBe(1);
    expect(of('hiroba_ops_put_aside{municipality="142077",status="quarantined"}')).toBe(1);
    expect(of('hiroba_backup_age_seconds{municipality="142077"}')).toBe(-1);
    expect(of('hiroba_database_connections{state="waiting"}')).toBe(0);

    // A day and a bit later, and with a backup.
    server.pass(25 * 60 * 60 * 1000);
    await markBackedUp(fresh.database, chigasaki, 1, server.dependencies.now() - 60_000);
    const later = await scrape();
    expect(later.get('hiroba_phones{municipality="142077",last_contact="day"}')).toBe(0);
    expect(later.get('hiroba_phones{municipality="142077",last_contact="week"}')).toBe(1);
    expect(later.get('hiroba_backup_age_seconds{municipality="142077"}')).toBeCloseTo(60, 0);
    // No id of any phone, whatever the label.
    for (const { deviceId } of [busy, silent, revoked, there])
      expect([...later.keys()].join()).not.toContain(deviceId);
  });

  test('are for this machine, or for whoever has the token', async () => {
    const ask = async (
      options: { address?: string; headers?: Record<string, string> },
      at: AServer = server,
    ) => (await at.send('GET', '/metrics', options)).status;
    const bearer = { Authorization: `Bearer ${token}` };
    expect(await ask({ address: '127.0.0.1' })).toBe(200);
    expect(await ask({ address: '::1' })).toBe(200);
    expect(await ask({ address: '192.0.2.7' })).toBe(403);
    expect(await ask({ address: '192.0.2.7', headers: bearer })).toBe(200);
    expect(
      await ask({ address: '192.0.2.7', headers: { Authorization: `Bearer ${token}x` } }),
    ).toBe(403);
    expect(await ask({ address: '127.0.0.1', headers: { 'X-Forwarded-For': '192.0.2.7' } })).toBe(
      403,
    );
    // Behind a proxy every request comes from this machine.
    const behindProxy = aServer(fresh, {
      metricsToken: token,
      publicUrl: 'https://sumaho.example.jp',
    });
    expect(await ask({ address: '127.0.0.1' }, behindProxy)).toBe(403);
    expect(await ask({ address: '127.0.0.1', headers: bearer }, behindProxy)).toBe(200);
    const withoutToken = aServer(fresh);
    expect(await ask({ address: '192.0.2.7', headers: bearer }, withoutToken)).toBe(403);
  });
});
