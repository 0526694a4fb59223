import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { protocolVersion } from '../../../src/protocol/version.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aCity, aPhone, aServer, chigasaki, typeOf, type AServer } from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
});
afterAll(() => fresh.drop());

const countOps = () =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql`SELECT (SELECT count(*) FROM op) AS ops,
      (SELECT version FROM sync_clock) AS version`.execute(transaction);
    return rows[0];
  });

describe('What is not a push', () => {
  test('JSON that breaks off, or says something else, is malformed and changes nothing', async () => {
    const phone = await aPhone(server);
    const before = await countOps();
    const broken = await server.send('POST', '/api/push', {
      headers: phone.headers,
      body: '{"proto":1,"ops":[',
    });
    expect([broken.status, await typeOf(broken)]).toEqual([400, 'malformed']);
    const other = await phone.push([], { nonce: 'short' });
    expect(await other.json()).toMatchObject({
      type: 'malformed',
      fields: [{ path: 'nonce', fault: 'regex' }],
    });
    expect(await countOps()).toEqual(before);
  });

  test.each([0, protocolVersion + 1])(
    '[V1] version %i of the protocol is told what is spoken here',
    async (proto) => {
      const phone = await aPhone(server);
      const pulled = await server.send('GET', `/api/pull?proto=${proto}&cursor=`, {
        headers: phone.headers,
      });
      for (const response of [await phone.push([], { proto }), pulled]) {
        expect(response.status).toBe(426);
        expect(await response.json()).toMatchObject({
          type: 'newer-version-needed',
          accepts: { from: 1, to: protocolVersion },
        });
      }
    },
  );

  test('more than 1 MiB is refused, also without a length in front', async () => {
    const phone = await aPhone(server);
    const large = await phone.push([], { build: 'x'.repeat(1024 * 1024) });
    expect([large.status, await typeOf(large)]).toEqual([413, 'too-large']);
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(300_000).fill(32)),
    });
    const endless = await server.handle(
      new Request('http://localhost:8080/api/push', {
        method: 'POST',
        body: stream,
        duplex: 'half',
        headers: { 'Content-Type': 'application/json', ...phone.headers },
      } as RequestInit),
      '192.0.2.1',
    );
    expect([endless.status, await typeOf(endless)]).toEqual([413, 'too-large']);
  });

  test('a compressed body, or one that is not called JSON, is refused', async () => {
    const phone = await aPhone(server);
    const wrong: Record<string, string>[] = [
      { 'Content-Encoding': 'gzip' },
      { 'Content-Type': 'text/plain' },
    ];
    for (const headers of wrong) {
      const response = await server.send('POST', '/api/push', {
        body: {},
        headers: { ...phone.headers, ...headers },
      });
      expect([response.status, await typeOf(response)]).toEqual([415, 'wrong-media-type']);
    }
  });

  test('nesting that would exhaust the machine is malformed', async () => {
    const phone = await aPhone(server);
    const response = await server.send('POST', '/api/push', {
      headers: phone.headers,
      body: `{"proto":1,"ops":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    });
    expect([response.status, await typeOf(response)]).toEqual([400, 'malformed']);
  });
});
