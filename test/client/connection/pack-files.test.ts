import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPackIndex } from '../learner/a-pack.ts';
import {
  aLibrary,
  json,
  aNetwork,
  serving,
  fileOf,
  listOf,
  aDownload,
  fill,
  cut,
  files,
  newer,
  held,
  hashes,
  listed,
  complete,
  offline,
  damaged,
  type Served,
} from './a-download.ts';

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('what arrives damaged', () => {
  it('is not kept, is fetched once more past the cache, and holds up no other', async () => {
    const library = aLibrary();
    const served = serving(files);
    const path = fileOf(files[0]);
    served.set(path, () => json(files[1].bytes));
    const { fetch, asked } = aNetwork(served);
    expect(await aDownload(library, fetch).refresh()).toEqual(damaged);
    expect(asked.filter((request) => request.path === path)).toEqual([
      { path, cache: 'default' },
      { path, cache: 'reload' },
    ]);
    expect(await held(library)).toEqual(hashes([files[1], files[2]]));
  });

  it('as half a lesson is fetched once more and then kept whole', async () => {
    const library = aLibrary();
    const served = serving(files);
    const answers = [files[0].bytes.slice(0, 100), files[0].bytes];
    served.set(fileOf(files[0]), () => json(answers.shift() ?? ''));
    expect(await aDownload(library, aNetwork(served).fetch).refresh()).toEqual(complete);
    expect(await held(library)).toEqual(hashes(files));
  });

  it('as half a list leaves the list and the lessons that were there', async () => {
    const library = aLibrary();
    await fill(library, files);
    const next = [...newer, files[2]];
    const served = serving(next);
    const path = listOf(next, 'smartphone-basics');
    served.set(path, () => json('{"lessons":[{"hash"'));
    const { fetch, paths } = aNetwork(served);
    expect(await aDownload(library, fetch).refresh()).toEqual(damaged);
    expect(paths().filter((asked) => asked === path)).toHaveLength(2);
    expect(await held(library)).toEqual(hashes(files));
    expect(await listed(library)).toContainEqual([
      'smartphone-basics',
      ['tap-and-swipe 1', 'power-and-buttons 1'],
    ]);
  });

  it('with a wrong hash never takes the place of an older lesson', async () => {
    const library = aLibrary();
    await fill(library, files);
    const next = [newer[0], files[1], files[2]];
    const served = serving(next);
    served.set(fileOf(newer[0]), () => json(newer[1].bytes));
    expect(await aDownload(library, aNetwork(served).fetch).refresh()).toEqual(damaged);
    expect(await held(library)).toEqual(hashes(files));
  });

  it('with the right hash but not as a lesson is not kept', async () => {
    const bytes = new TextEncoder().encode('{"lessonId":"x"}');
    const strange = { ...files[0], bytes, hash: await sha256(bytes) };
    const library = aLibrary();
    const { fetch } = aNetwork(serving([strange]));
    expect(await aDownload(library, fetch, { sha256 }).refresh()).toEqual(damaged);
    expect(await held(library)).toEqual([]);
  });
});

describe("a Wi-Fi's sign-in page", () => {
  const signIn = () =>
    new Response('<!doctype html><title>Wi-Fi</title>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });

  it.each([
    ['the index', '/packs/index.json'],
    ['a list', listOf(files, 'smartphone-basics')],
    ['a lesson', fileOf(files[0])],
  ])('instead of %s is not taken for the city', async (_, path) => {
    const library = aLibrary();
    const served = serving(files);
    served.set(path, signIn);
    expect(await aDownload(library, aNetwork(served).fetch).refresh()).toEqual(offline);
    expect(await aDownload(library, aNetwork(serving(files)).fetch).refresh()).toEqual(complete);
  });

  it('that says it were JSON is not taken for the city either', async () => {
    const served: Served = new Map([['/packs/index.json', () => json('<html>sign in</html>')]]);
    expect(await aDownload(aLibrary(), aNetwork(served).fetch).refresh()).toEqual(offline);
  });
});

describe('an index', () => {
  it.each([
    ['of a shape that is not known yet', { version: 9, topics: [] }],
    ['with a pack that is not known', { packs: [{ packId: 'x' }] }],
    ['without any pack', { packs: [] }],
  ])('%s changes nothing on the phone, and says that the app is older', async (_, index) => {
    const library = aLibrary();
    await fill(library, files);
    const before = await library.shelf.toArray();
    const { fetch } = aNetwork(new Map([['/packs/index.json', () => json(JSON.stringify(index))]]));
    expect(await aDownload(library, fetch).refresh()).toEqual(complete);
    await library.lessons.delete(files[0].hash);
    const { refresh, waiting } = aDownload(library, fetch);
    expect(await refresh()).toEqual({ ok: false, failure: { type: 'newer' } });
    expect(waiting).toEqual([]);
    expect(await library.shelf.toArray()).toEqual(before);
    expect(await held(library)).toEqual(hashes([files[1], files[2]]));
  });

  it('of the first version, which held the lists, is read as ever', async () => {
    const library = aLibrary();
    const served = serving(files);
    served.set('/packs/index.json', () => json(JSON.stringify(aPackIndex(files))));
    const { fetch, paths } = aNetwork(served);
    expect(await aDownload(library, fetch).refresh()).toEqual(complete);
    expect(await held(library)).toEqual(hashes(files));
    expect(paths()).toHaveLength(4);
  });

  it('that lies on the phone from an older version goes on, and is renewed at the next contact', async () => {
    const library = aLibrary();
    await library.shelf.put({ key: 'index', index: aPackIndex(files), checkedAt: 1 });
    await library.lessons.bulkPut(files.map(({ hash, lesson }) => ({ hash, lesson })));
    const nothing = aNetwork(new Map([['/packs/index.json', cut]]));
    expect(await aDownload(library, nothing.fetch).refresh()).toEqual(complete);

    const { fetch, paths } = aNetwork(serving(files));
    expect(await aDownload(library, fetch).refresh()).toEqual(complete);
    expect(paths()).toHaveLength(3);
    expect(await held(library)).toEqual(hashes(files));
    expect((await library.shelf.get('index'))?.index.packs[0]?.lessonCount).toBe(2);
  });
});
