import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { recordBuild } from '../../src/server/build-files.ts';
import { createStaticFiles } from '../../src/server/static-files.ts';
import { createFreshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { aServer, typeOf, type AServer } from './a-server.ts';

const day = 86_400_000;
const noon = Date.UTC(2026, 10, 22, 3);
const lesson = `/packs/${'a'.repeat(64)}.json`;
const newerLesson = `/packs/${'b'.repeat(64)}.json`;

const buildA = {
  '/index.html': '<!doctype html><script src="/assets/index-A.js"></script>',
  '/packs/index.json': '{"packs":"A"}',
  '/assets/index-A.js': 'import("./HomePage-A.js")',
  '/assets/HomePage-A.js': 'export const home = "A";'.repeat(50),
  '/assets/same-1.css': 'body{}',
  [lesson]: '{"version":1}',
};
const buildB = {
  '/index.html': '<!doctype html><script src="/assets/index-B.js"></script>',
  '/packs/index.json': '{"packs":"B"}',
  '/assets/index-B.js': 'import("./HomePage-B.js")',
  '/assets/HomePage-B.js': 'export const home = "B";'.repeat(50),
  '/assets/same-1.css': 'body{}',
  [newerLesson]: '{"version":2}',
};

let fresh: FreshDatabase;
const folders: string[] = [];

beforeAll(async () => {
  fresh = await createFreshDatabase();
});
afterAll(() => fresh.drop());
afterEach(async () => {
  await sql`DELETE FROM build.kept_file`.execute(fresh.database);
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function aFolder(build: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hiroba-build-'));
  folders.push(folder);
  await write(folder, build);
  return folder;
}

async function write(folder: string, build: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(build)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A server with this build, as a start makes it. */
async function start(clientFolder: string, now = noon): Promise<AServer> {
  await recordBuild(fresh.database, clientFolder, now);
  return aServer(fresh, { clientFolder });
}

const textOf = async (server: AServer, path: string) => (await server.send('GET', path)).text();

async function keptPaths(): Promise<readonly string[]> {
  const { rows } = await sql<{ path: string }>`
    SELECT path FROM build.kept_file ORDER BY path`.execute(fresh.database);
  return rows.map(({ path }) => path);
}

describe('A page of the build before', () => {
  test('goes on loading its own parts and lessons after the server was started with the next build', async () => {
    await start(await aFolder(buildA));
    const server = await start(await aFolder(buildB), noon + day);
    expect(await textOf(server, '/')).toBe(buildB['/index.html']);
    expect(await textOf(server, '/packs/index.json')).toBe(buildB['/packs/index.json']);
    for (const path of ['/assets/HomePage-A.js', '/assets/index-A.js', lesson] as const)
      expect([path, await textOf(server, path)]).toEqual([path, buildA[path]]);
  });

  test('goes on when the client is built again under the running server', async () => {
    const folder = await aFolder(buildA);
    const server = await start(folder);
    await rm(folder, { recursive: true });
    await write(folder, buildB);
    expect(await textOf(server, '/')).toBe(buildB['/index.html']);
    expect(await textOf(server, '/assets/HomePage-A.js')).toBe(buildA['/assets/HomePage-A.js']);
  });

  test('gets its parts with the same headers as those of today', async () => {
    await start(await aFolder(buildA));
    const server = await start(await aFolder(buildB), noon + day);
    const headers = { 'Accept-Encoding': 'br' };
    const [old, current] = await Promise.all(
      ['/assets/HomePage-A.js', '/assets/HomePage-B.js'].map((path) =>
        server.send('GET', path, { headers }),
      ),
    );
    const differing = new Set(['etag', 'content-length']);
    const fixed = (response: Response | undefined) =>
      [...(response?.headers ?? [])].filter(([name]) => !differing.has(name));
    expect(fixed(old)).toEqual(fixed(current));
    expect(old?.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(old?.headers.get('Content-Encoding')).toBe('br');
    const again = await server.send('GET', '/assets/HomePage-A.js', {
      headers: { 'If-None-Match': old?.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

test('Two servers with two builds answer for each other', async () => {
  const [a, b] = [await start(await aFolder(buildA)), await start(await aFolder(buildB))];
  for (const server of [a, b]) {
    for (const path of ['/assets/HomePage-A.js', '/assets/index-A.js', lesson] as const)
      expect(await textOf(server, path)).toBe(buildA[path]);
    for (const path of ['/assets/HomePage-B.js', '/assets/index-B.js', newerLesson] as const)
      expect(await textOf(server, path)).toBe(buildB[path]);
  }
});

test('Several servers may start on one build at the same time', async () => {
  const folder = await aFolder(buildA);
  await Promise.all([1, 2, 3, 4].map(() => start(folder)));
  expect(await keptPaths()).toEqual(
    Object.keys(buildA)
      .filter((path) => !path.includes('index.'))
      .sort(),
  );
});

test.each([
  '/assets/gone-1.js',
  '/assets/gone',
  `/packs/${'c'.repeat(64)}.json`,
  `/packs/${'c'.repeat(64)}`,
  '/assets/',
])('%s, which no build had, is not there, and that is not kept', async (path) => {
  const server = await start(await aFolder(buildA));
  const response = await server.send('GET', path);
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([404, 'no-store']);
  expect(await typeOf(response)).toBe('not-found');
});

describe('A start', () => {
  test('on the build of before writes the time and no bytes', async () => {
    const folder = await aFolder(buildA);
    await start(folder);
    await sql`UPDATE build.kept_file SET bytes = 'as it was'`.execute(fresh.database);
    await start(folder, noon + 3 * day);
    const { rows } = await sql<{ bytes: string; at: number }>`
      SELECT DISTINCT convert_from(bytes, 'UTF8') AS bytes, last_current_at AS at
      FROM build.kept_file`.execute(fresh.database);
    expect(rows).toEqual([{ bytes: 'as it was', at: noon + 3 * day }]);
  });

  test('does not take a file for older than another server has said', async () => {
    const folder = await aFolder(buildA);
    await start(folder, noon + 3 * day);
    await start(folder, noon);
    const { rows } = await sql`
      SELECT DISTINCT last_current_at AS at FROM build.kept_file`.execute(fresh.database);
    expect(rows).toEqual([{ at: noon + 3 * day }]);
  });

  test('keeps what was current 90 days ago, and removes it after another day', async () => {
    await start(await aFolder(buildA));
    const folder = await aFolder(buildB);
    const server = await start(folder, noon + 90 * day);
    expect(await textOf(server, '/assets/HomePage-A.js')).toBe(buildA['/assets/HomePage-A.js']);
    const later = await start(folder, noon + 91 * day + 1);
    expect((await later.send('GET', '/assets/HomePage-A.js')).status).toBe(404);
    expect(await keptPaths()).toEqual([
      '/assets/HomePage-B.js',
      '/assets/index-B.js',
      '/assets/same-1.css',
      newerLesson,
    ]);
  });

  test('without a built client keeps nothing', async () => {
    await start(join(tmpdir(), 'hiroba-not-there'));
    expect(await keptPaths()).toEqual([]);
  });
});

test('Other builds’ files take no more memory than a few megabytes', async () => {
  const asked: string[] = [];
  const files = createStaticFiles(await aFolder(buildB), {
    readCity: async () => null,
    findOther: async (path) => {
      asked.push(path);
      return Buffer.alloc(2 * 1024 * 1024, path);
    },
  });
  const get = (name: string) => files(new Request(`http://localhost/assets/${name}`));
  for (const name of ['a.js', 'b.js', 'b.js', 'a.js', 'c.js', 'b.js', 'a.js']) await get(name);
  expect(asked.map((path) => path.slice(-4))).toEqual(['a.js', 'b.js', 'c.js', 'a.js']);
});
