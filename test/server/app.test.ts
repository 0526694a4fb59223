import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, openPool } from '../../src/server/db/database.ts';
import { createFreshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { aCity, aLearner, aPhone, aServer, typeOf, type AServer } from './a-server.ts';

let fresh: FreshDatabase;
let folder: string;
let server: AServer;
/** Its database has gone away. */
let stranded: AServer;

const css = 'body{color:#222}';
const html = `<!doctype html><html lang="ja"><style>${css}</style><title>スマホひろば</title></html>`;
const pack = `${'a'.repeat(64)}.json`;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'hiroba-client-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, 'packs'));
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, 'sw.js'), 'self.skipWaiting;');
  await writeFile(join(folder, 'manifest.webmanifest'), '{}');
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'export {};'.repeat(100));
  await writeFile(join(folder, 'packs', 'index.json'), '{"packs":[]}');
  await writeFile(join(folder, 'packs', pack), '{}');
  server = aServer(fresh, { clientFolder: folder });
  await aCity(server);
  const pool = openPool({ connectionString: 'postgres://nobody:x@127.0.0.1:1/none' });
  stranded = aServer({ database: openDatabase(pool), pool }, { clientFolder: folder });
});
afterAll(async () => {
  await stranded.dependencies.database.destroy();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  server.send('GET', path, { headers });

describe('Every answer', () => {
  test.each([
    ['a page', 200, () => get('/')],
    ['a file', 200, () => get('/assets/main-1a2b.js')],
    [
      'an unchanged file',
      304,
      async () => {
        const etag = (await get('/sw.js')).headers.get('ETag') ?? '';
        return get('/sw.js', { 'If-None-Match': etag });
      },
    ],
    ['a file that is not there', 404, () => get('/assets/gone.js')],
    ['an address of the API that is none', 404, () => get('/api/nothing')],
    ['a refusal', 401, () => get('/api/staff/me')],
    [
      'a redirect',
      308,
      () =>
        server.handle(
          new Request('http://127.0.0.1:8080/help', { headers: { 'Sec-Fetch-Mode': 'navigate' } }),
          '127.0.0.1',
        ),
    ],
    ['an answer of the API', 200, () => get('/api/city')],
    [
      'an answer without a body',
      403,
      () =>
        server.send('POST', '/api/auth/sign-out', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    ],
    ['a method that nobody knows', 404, () => server.send('PATCH', '/')],
    ['a dead database', 503, () => stranded.send('GET', '/api/city')],
    [
      'a fault of ours',
      500,
      () => {
        const broken = aServer(fresh, {
          clientFolder: folder,
          municipalityCode: null as never,
          randomBytes: () => {
            throw new Error('out of chance');
          },
        });
        return broken.send('GET', '/api/city');
      },
    ],
  ] as const)('has the headers that keep it safe: %s', async (_, status, ask) => {
    const response = await ask();
    expect(response.status).toBe(status);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self';",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types worker-url',
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(response.headers.get('Permissions-Policy')).toContain('microphone=()');
    expect(response.headers.get('Cache-Control')).toBeTruthy();
    expect(response.headers.has('Strict-Transport-Security')).toBe(false);
  });

  test('over TLS asks the browser to stay there', async () => {
    const tls = aServer(fresh, { clientFolder: folder, publicUrl: 'https://sumaho.example.jp' });
    const response = await tls.send('GET', '/api/city');
    expect(response.headers.get('Strict-Transport-Security')).toContain('max-age=63072000');
  });
});

describe('While the database is away', () => {
  test('records are refused as unavailable, with when to try again, and pages are still served', async () => {
    for (const ask of [
      stranded.send('GET', '/api/health'),
      stranded.send('GET', '/api/pull', { headers: { Authorization: `Bearer ${'x'.repeat(43)}` } }),
      stranded.send('POST', '/api/auth/sign-in/email', {
        body: { email: 'a@b.jp', password: 'x'.repeat(12) },
      }),
      stranded.send('POST', '/api/staff/one-time-link', { body: { token: 'x'.repeat(43) } }),
    ]) {
      const response = await ask;
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '10']);
      expect(await typeOf(response)).toBe('unavailable');
    }
    expect((await stranded.send('GET', '/')).status).toBe(200);
  });

  test('no answer says more than the kind of fault', async () => {
    const text = await (await stranded.send('GET', '/api/city')).text();
    expect(JSON.parse(text)).toEqual({
      type: 'unavailable',
      title: 'The records cannot be reached at the moment',
      status: 503,
      retryAfter: 10,
    });
    expect(stranded.faults.length).toBeGreaterThan(0);
  });
});

describe('The app and its files', () => {
  test('every address of the app is its one page, asked for anew each time', async () => {
    for (const path of [
      '/',
      '/help',
      '/settings',
      '/lessons/smartphone-basics/tap-and-swipe',
      '/class',
      '/class/today/abc',
      '/staff/link',
    ]) {
      const response = await get(path);
      expect(await response.text()).toBe(html);
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
    }
  });

  test("allows the page's own styles by their hash, and no other", async () => {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(css).digest('base64');
    const policy = (await get('/')).headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`);
  });

  test.each([
    [
      '/assets/main-1a2b.js',
      'public, max-age=31536000, immutable',
      'text/javascript; charset=utf-8',
    ],
    [`/packs/${pack}`, 'public, max-age=31536000, immutable', 'application/json'],
    ['/packs/index.json', 'no-cache', 'application/json'],
    ['/sw.js', 'no-cache', 'text/javascript; charset=utf-8'],
    ['/manifest.webmanifest', 'no-cache', 'application/manifest+json'],
  ])('%s is kept as: %s', async (path, cache, type) => {
    const response = await get(path);
    expect(response.headers.get('Cache-Control')).toBe(cache);
    expect(response.headers.get('Content-Type')).toBe(type);
  });

  test('files travel compressed where the browser can read it', async () => {
    const response = await get('/assets/main-1a2b.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(response.headers.get('Content-Encoding')).toBe('br');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBeLessThan(200);
    expect(brotliDecompressSync(bytes).toString()).toBe('export {};'.repeat(100));
    expect((await get('/assets/main-1a2b.js')).headers.has('Content-Encoding')).toBe(false);
  });

  test('a newer file is served without a new start', async () => {
    await writeFile(join(folder, 'role-files.json'), '{"a":1}');
    const before = (await get('/role-files.json')).headers.get('ETag');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(join(folder, 'role-files.json'), '{"a":2}');
    const after = await get('/role-files.json', { 'If-None-Match': before ?? '' });
    expect(await after.text()).toBe('{"a":2}');
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/%00.js',
    '/%ff.js',
    '/packs/..%2f..%2fpackage.json',
  ])('nothing beside the client is served: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
  });

  test('a page opened by 127.0.0.1 is sent to localhost; a program is not', async () => {
    const ask = (headers: Record<string, string>) =>
      server.handle(new Request('http://127.0.0.1:8080/help?x=1', { headers }), '127.0.0.1');
    const page = await ask({ Accept: 'text/html,*/*' });
    expect([page.status, page.headers.get('Location')]).toEqual([
      308,
      'http://localhost:8080/help?x=1',
    ]);
    expect((await ask({ Accept: '*/*' })).status).toBe(200);
  });
});

test('Many records travel compressed', async () => {
  const phone = await aPhone(server);
  await phone.deliver(
    Array.from({ length: 50 }, () => phone.op('large', aLearner(), 'attendance', 'present')),
  );
  const response = await get('/api/pull?cursor=', { ...phone.headers, 'Accept-Encoding': 'gzip' });
  expect(response.headers.get('Content-Encoding')).toBe('gzip');
  const bytes = Buffer.from(await response.arrayBuffer());
  const page = JSON.parse(gunzipSync(bytes).toString('utf8')) as { ops: unknown[] };
  expect(page.ops).toHaveLength(50);
  expect(bytes.length).toBeLessThan(JSON.stringify(page).length / 4);
});

describe('The log', () => {
  test('holds method, route, status and time, and neither codes nor values nor addresses', async () => {
    const phone = await aPhone(server);
    await phone.push([phone.op('secret-class', '-', 'report', { trouble: '秘密', nextTime: '' })]);
    await get('/lessons/private?word=secret');
    const text = JSON.stringify(server.lines);
    expect(server.lines).toContainEqual({
      requestId: expect.stringMatching(/^[0-9a-f]{16}$/),
      method: 'POST',
      route: '/api/push',
      status: 200,
      ms: expect.any(Number),
    });
    for (const word of ['秘密', 'secret', 'private', '192.0.2', phone.deviceId])
      expect(text).not.toContain(word);
  });
});
