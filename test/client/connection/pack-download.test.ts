import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { createPackDownload } from '../../../src/client/connection/pack-download.ts';
import {
  openLibraryDatabase,
  type LibraryDatabase,
} from '../../../src/client/store/library-database.ts';
import { canonicalLesson, aPackIndex, type ShelvedFile } from '../learner/a-pack.ts';

const now = Date.UTC(2026, 10, 22, 4, 5);
const opened: LibraryDatabase[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((library) => library.delete()));
});

function aLibrary(): LibraryDatabase {
  const library = openLibraryDatabase(`library-${Math.random()}`);
  opened.push(library);
  return library;
}

type Answer = Response | Error;
type Served = Map<string, () => Answer>;

/** A network that answers by path, and remembers what was asked. */
function aNetwork(served: Served) {
  const asked: { path: string; cache: RequestCache | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const path = String(input);
    asked.push({ path, cache: init?.cache });
    const answer = served.get(path)?.() ?? new Response('', { status: 404 });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, asked };
}

function serving(files: readonly ShelvedFile[]): Served {
  const served: Served = new Map();
  served.set('/packs/index.json', () => Response.json(aPackIndex(files)));
  for (const { hash, bytes } of files) {
    served.set(`/packs/${hash}.json`, () => new Response(bytes));
  }
  return served;
}

const cut = () => new TypeError('network cut');
const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const files = [
  canonicalLesson('smartphone-basics', 'tap-and-swipe'),
  canonicalLesson('smartphone-basics', 'power-and-buttons'),
  canonicalLesson('fraud-and-fake-news', 'fake-delivery-sms'),
] as const;

const held = async (library: LibraryDatabase) =>
  (await library.lessons.toCollection().primaryKeys()).sort();
const hashes = (some: readonly ShelvedFile[]) => some.map(({ hash }) => hash).sort();

describe('the download of lessons', () => {
  it('brings the index and every lesson, and says complete', async () => {
    const library = aLibrary();
    const { fetch } = aNetwork(serving(files));
    const outcome = await createPackDownload({ library, fetch, now: () => now }).refresh();
    expect(outcome).toEqual({ ok: true, value: 'complete' });
    expect(await held(library)).toEqual(hashes(files));
    expect(await library.shelf.get('index')).toEqual({
      key: 'index',
      index: aPackIndex(files),
      checkedAt: now,
    });
    expect((await library.lessons.get(files[0].hash))?.lesson.lessonId).toBe('tap-and-swipe');
  });

  it('asks for nothing but the index when nothing has changed', async () => {
    const library = aLibrary();
    const first = aNetwork(serving(files));
    await createPackDownload({ library, fetch: first.fetch, now: () => now }).refresh();
    const again = aNetwork(serving(files));
    await createPackDownload({ library, fetch: again.fetch, now: () => now }).refresh();
    expect(again.asked).toEqual([{ path: '/packs/index.json', cache: 'no-cache' }]);
  });

  it('shares one download among all who ask at the same time', async () => {
    const { fetch, asked } = aNetwork(serving(files));
    const download = createPackDownload({ library: aLibrary(), fetch, now: () => now });
    await Promise.all([download.refresh(), download.refresh(), download.refresh()]);
    expect(asked).toHaveLength(4);
    await download.refresh();
    expect(asked).toHaveLength(5);
  });

  it('goes on after a cut where it was, without fetching a lesson twice', async () => {
    const library = aLibrary();
    const served = serving(files);
    served.set(`/packs/${files[1].hash}.json`, cut);
    const first = aNetwork(served);
    const download = createPackDownload({ library, fetch: first.fetch, now: () => now });
    expect(await download.refresh()).toEqual({ ok: false, failure: { type: 'offline' } });
    expect(await held(library)).toEqual([files[0].hash]);

    const later = aNetwork(serving(files));
    const resumed = createPackDownload({ library, fetch: later.fetch, now: () => now });
    expect(await resumed.refresh()).toEqual({ ok: true, value: 'complete' });
    expect(later.asked.map(({ path }) => path)).toEqual([
      '/packs/index.json',
      `/packs/${files[1].hash}.json`,
      `/packs/${files[2].hash}.json`,
    ]);
  });

  it('a damaged lesson is not kept, is fetched once more past the cache, and holds up no other', async () => {
    const library = aLibrary();
    const served = serving(files);
    const path = `/packs/${files[0].hash}.json`;
    served.set(path, () => new Response(files[1].bytes));
    const { fetch, asked } = aNetwork(served);
    const outcome = await createPackDownload({ library, fetch, now: () => now }).refresh();
    expect(outcome).toEqual({ ok: false, failure: { type: 'damaged' } });
    expect(asked.filter((request) => request.path === path)).toEqual([
      { path, cache: 'default' },
      { path, cache: 'reload' },
    ]);
    expect(await held(library)).toEqual(hashes([files[1], files[2]]));
  });

  it('half a file is fetched once more and then kept whole', async () => {
    const library = aLibrary();
    const served = serving(files);
    const answers = [files[0].bytes.slice(0, 100), files[0].bytes];
    served.set(`/packs/${files[0].hash}.json`, () => new Response(answers.shift()));
    const { fetch } = aNetwork(served);
    const outcome = await createPackDownload({ library, fetch, now: () => now }).refresh();
    expect(outcome).toEqual({ ok: true, value: 'complete' });
    expect(await held(library)).toEqual(hashes(files));
  });

  it('bytes with the right hash that are not a lesson are not kept', async () => {
    const bytes = new TextEncoder().encode('{"lessonId":"x"}');
    const strange = { ...files[0], bytes, hash: await sha256(bytes) };
    const library = aLibrary();
    const { fetch } = aNetwork(serving([strange]));
    const outcome = await createPackDownload({ library, fetch, now: () => now, sha256 }).refresh();
    expect(outcome).toEqual({ ok: false, failure: { type: 'damaged' } });
    expect(await held(library)).toEqual([]);
  });

  it('keeps the old version until every new one is here', async () => {
    const library = aLibrary();
    const first = aNetwork(serving(files));
    await createPackDownload({ library, fetch: first.fetch, now: () => now }).refresh();

    const newer = [
      canonicalLesson('smartphone-basics', 'tap-and-swipe', { version: 2 }),
      canonicalLesson('smartphone-basics', 'power-and-buttons', { version: 2 }),
    ] as const;
    const broken = serving(newer);
    broken.set(`/packs/${newer[1].hash}.json`, cut);
    await createPackDownload({ library, fetch: aNetwork(broken).fetch, now: () => now }).refresh();
    expect(await held(library)).toEqual(hashes([...files, newer[0]]));

    const whole = aNetwork(serving(newer));
    await createPackDownload({ library, fetch: whole.fetch, now: () => now }).refresh();
    expect(await held(library)).toEqual(hashes(newer));
  });

  it('without a network it is complete where the newest known index is, and offline where it is not', async () => {
    const library = aLibrary();
    const nothing = aNetwork(new Map([['/packs/index.json', cut]]));
    const offline = createPackDownload({ library, fetch: nothing.fetch, now: () => now });
    expect(await offline.refresh()).toEqual({ ok: false, failure: { type: 'offline' } });
    const { fetch } = aNetwork(serving(files));
    await createPackDownload({ library, fetch, now: () => now }).refresh();
    expect(await offline.refresh()).toEqual({ ok: true, value: 'complete' });
  });

  it("a Wi-Fi's sign-in page is not taken for the city", async () => {
    const { fetch } = aNetwork(
      new Map([['/packs/index.json', () => new Response('<html>sign in</html>')]]),
    );
    const download = createPackDownload({ library: aLibrary(), fetch, now: () => now });
    expect(await download.refresh()).toEqual({ ok: false, failure: { type: 'offline' } });
  });

  it('an index of another shape is damaged and is not kept', async () => {
    const library = aLibrary();
    const { fetch } = aNetwork(
      new Map([['/packs/index.json', () => Response.json({ packs: [{ packId: 'x' }] })]]),
    );
    const download = createPackDownload({ library, fetch, now: () => now });
    expect(await download.refresh()).toEqual({ ok: false, failure: { type: 'damaged' } });
    expect(await library.shelf.count()).toBe(0);
  });

  it('says full when the phone has no room, and keeps what has arrived', async () => {
    const library = aLibrary();
    let room = 1;
    library.lessons.hook('creating', () => {
      room -= 1;
      if (room < 0) throw new Dexie.QuotaExceededError('no room');
    });
    const { fetch } = aNetwork(serving(files));
    const outcome = await createPackDownload({ library, fetch, now: () => now }).refresh();
    expect(outcome).toEqual({ ok: false, failure: { type: 'full' } });
    expect(await held(library)).toEqual([files[0].hash]);
  });
});
