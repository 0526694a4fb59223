import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inMunicipality, openDatabase, openPool } from '../../src/server/db/database.ts';
import { createHealthCheck, type Health } from '../../src/server/health.ts';
import { createFreshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { aCity, anAdministrator, aPhone, aServer, chigasaki, type AServer } from './a-server.ts';

let fresh: FreshDatabase;
let server: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
});
afterAll(() => fresh.drop());

const ask = async (): Promise<{ status: number; body: Health }> => {
  const response = await server.send('GET', '/api/health');
  return { status: response.status, body: (await response.json()) as Health };
};

const count = () =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql<{ batches: number; version: number }>`
      SELECT (SELECT count(*) FROM batch) AS batches, (SELECT version FROM sync_clock) AS version`.execute(
      transaction,
    );
    return rows[0] ?? { batches: 0, version: 0 };
  });

const aPromise = () => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

describe('The health of an installation', () => {
  test('is told part by part, in milliseconds, after a record has gone the whole way', async () => {
    const before = await count();
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: true,
      asOf: expect.any(Number),
      parts: {
        write: { state: 'ok', ms: expect.any(Number) },
        read: { state: 'ok', ms: expect.any(Number) },
        pull: { state: 'ok', ms: expect.any(Number) },
      },
    });
    expect((await count()).version).toBe(before.version + 1);
  });

  test('asked again and again makes one probe in five seconds, and never a row more', async () => {
    server.pass(60_000);
    await ask();
    const before = await count();
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ body }) => body.asOf)).size).toBe(1);
    expect(await count()).toEqual(before);
    server.pass(6_000);
    await ask();
    expect(await count()).toEqual({ ...before, version: before.version + 1 });
  });

  test('is found without a screen, a phone or a report meeting the probe', async () => {
    await ask();
    const phone = await aPhone(server);
    const pulled = JSON.stringify(await phone.pull());
    expect(pulled).toContain('南湖公民館');
    expect(pulled).not.toContain('probe');
    const headers = await anAdministrator(server);
    const listed = await server.send('GET', '/api/staff/documents', { headers });
    expect(await listed.text()).not.toContain('probe');
    const asGroup = await server.send('PUT', '/api/staff/documents/group/.probe', {
      headers: { ...headers, 'If-None-Match': '*' },
      body: { name: 'probe' },
    });
    expect(asGroup.status).toBe(404);
  });

  test('by two servers at once is found by both', async () => {
    const other = createHealthCheck(aServer(fresh).dependencies);
    for (let round = 0; round < 5; round += 1) {
      server.pass(6_000);
      const [one, two] = await Promise.all([
        ask(),
        createHealthCheck(aServer(fresh).dependencies)(),
        other(),
      ]);
      expect([one.status, two.ok]).toEqual([200, true]);
    }
  });

  test('where a transaction holds what every push needs is down at writing, and the wait has an end', async () => {
    const held = aPromise();
    const holding = aPromise();
    const holder = inMunicipality(fresh.database, chigasaki, async (transaction) => {
      await sql`SELECT 1 FROM sync_clock FOR UPDATE`.execute(transaction);
      holding.resolve();
      await held.promise;
    });
    await holding.promise;
    server.pass(6_000);
    const { status, body } = await ask();
    held.resolve();
    await holder;
    expect(status).toBe(503);
    expect(body).toMatchObject({
      type: 'unavailable',
      parts: { write: { state: 'down', ms: expect.any(Number) } },
    });
    expect(body.parts.write?.ms).toBeGreaterThanOrEqual(9_900);
    expect(body.parts.write?.ms).toBeLessThan(15_000);
  }, 60_000);

  test('without a database is down at once', async () => {
    const pool = openPool({ connectionString: 'postgres://nobody:x@127.0.0.1:1/none' });
    const stranded = aServer({ database: openDatabase(pool), pool });
    const response = await stranded.send('GET', '/api/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ parts: { write: { state: 'down' } } });
    expect(stranded.faults).toHaveLength(1);
    await stranded.dependencies.database.destroy();
  });
});
