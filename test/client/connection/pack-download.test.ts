import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { DownloadOutcome } from '../../../src/client/store/services.ts';
import { aPublication, canonicalLesson } from '../learner/a-pack.ts';
import {
  now,
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
} from './a-download.ts';

describe('the download of lessons', () => {
  it('brings the index, the lists and every lesson, and says complete', async () => {
    const library = aLibrary();
    const { fetch } = aNetwork(serving(files));
    expect(await aDownload(library, fetch).refresh()).toEqual(complete);
    expect(await held(library)).toEqual(hashes(files));
    expect(await listed(library)).toEqual([
      ['smartphone-basics', ['tap-and-swipe 1', 'power-and-buttons 1']],
      ['fraud-and-fake-news', ['fake-delivery-sms 1']],
    ]);
    expect((await library.shelf.get('index'))?.checkedAt).toBe(now);
    expect((await library.lessons.get(files[0].hash))?.lesson.lessonId).toBe('tap-and-swipe');
  });

  it('asks for nothing but the index when nothing has changed', async () => {
    const library = aLibrary();
    await fill(library, files);
    const again = aNetwork(serving(files));
    await aDownload(library, again.fetch).refresh();
    expect(again.asked).toEqual([{ path: '/packs/index.json', cache: 'no-cache' }]);
  });

  it('for one changed lesson fetches the index, its pack’s list and that lesson', async () => {
    const library = aLibrary();
    await fill(library, files);
    const changed = [newer[0], files[1], files[2]];
    const again = aNetwork(serving(changed));
    expect(await aDownload(library, again.fetch).refresh()).toEqual(complete);
    expect(again.paths()).toEqual([
      '/packs/index.json',
      listOf(changed, 'smartphone-basics'),
      fileOf(newer[0]),
    ]);
    expect(await held(library)).toEqual(hashes(changed));
  });

  it('shares one download among all who ask at the same time', async () => {
    const { fetch, asked } = aNetwork(serving(files));
    const download = aDownload(aLibrary(), fetch);
    await Promise.all([download.refresh(), download.refresh(), download.refresh()]);
    expect(asked).toHaveLength(6);
    await download.refresh();
    expect(asked).toHaveLength(7);
  });

  it('has at most three requests under way', async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      canonicalLesson('smartphone-basics', `lesson-${index}`),
    );
    const { fetch } = aNetwork(serving(many));
    const underWay = { now: 0, most: 0 };
    const slowly: typeof globalThis.fetch = async (...request) => {
      underWay.now += 1;
      underWay.most = Math.max(underWay.most, underWay.now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay.now -= 1;
      return fetch(...request);
    };
    expect(await aDownload(aLibrary(), slowly).refresh()).toEqual(complete);
    expect(underWay.most).toBe(3);
  });
});

describe('the order', () => {
  it('is pack by pack: the first can be read before the second has arrived', async () => {
    const library = aLibrary();
    const served = serving(files);
    const seen: unknown[] = [];
    served.set(fileOf(files[2]), async () => {
      // Arrives only when another one can be read.
      await expect.poll(() => held(library)).not.toEqual([]);
      seen.push(...(await held(library)));
      return json(files[2].bytes);
    });
    await aDownload(library, aNetwork(served).fetch).refresh();
    expect(seen).not.toContain(files[2].hash);
  });

  it('begins with the pack that is looked at, and with its lesson', async () => {
    const { fetch, paths } = aNetwork(serving(files));
    const looked = { packId: 'smartphone-basics', lessonId: 'power-and-buttons' };
    await aDownload(aLibrary(), fetch).refresh(looked);
    const first = paths().indexOf(fileOf(files[1]));
    expect(first).toBeLessThan(paths().indexOf(fileOf(files[0])));

    const other = aNetwork(serving(files));
    await aDownload(aLibrary(), other.fetch).refresh({ packId: 'fraud-and-fake-news' });
    expect(other.paths()[1]).toBe(listOf(files, 'fraud-and-fake-news'));
  });

  it('turns to another pack as soon as somebody opens it', async () => {
    const many = [
      ...Array.from({ length: 9 }, (_, index) =>
        canonicalLesson('smartphone-basics', `lesson-${index}`),
      ),
      files[2],
    ];
    const served = serving(many);
    const { fetch, paths } = aNetwork(served);
    const download = aDownload(aLibrary(), fetch);
    const whole = download.refresh();
    served.set(listOf(many, 'smartphone-basics'), async () => {
      void download.refresh({ packId: 'fraud-and-fake-news' });
      return json(
        aPublication(many).bytesByHash.get(aPublication(many).index.packs[0]?.contentHash ?? '') ??
          new Uint8Array(),
      );
    });
    expect(await whole).toEqual(complete);
    const before = paths().slice(0, paths().indexOf(fileOf(files[2])));
    // Its list may still be on its way, and then two lessons of the other pack are beside it.
    expect(
      before.filter((path) => many.some((file) => path === fileOf(file))).length,
    ).toBeLessThanOrEqual(2);
  });
});

describe('a phone that is set to save data', () => {
  const savesData = () => true;

  it('brings the pack that is asked for, or the first, and says that the rest waits', async () => {
    const library = aLibrary();
    const { fetch, paths } = aNetwork(serving(files));
    const download = aDownload(library, fetch, { savesData });
    expect(await download.refresh()).toEqual({ ok: true, value: 'rest-waits' });
    expect(await held(library)).toEqual(hashes([files[0], files[1]]));
    expect(paths()).not.toContain(listOf(files, 'fraud-and-fake-news'));
    expect(await listed(library)).toContainEqual(['fraud-and-fake-news', []]);

    expect(await download.refresh({ packId: 'fraud-and-fake-news' })).toEqual(complete);
    expect(await held(library)).toEqual(hashes(files));
  });

  it('brings the rest when somebody says so', async () => {
    const library = aLibrary();
    const download = aDownload(library, aNetwork(serving(files)).fetch, { savesData });
    expect(await download.refresh({ everything: true })).toEqual(complete);
    expect(await held(library)).toEqual(hashes(files));
  });

  it('brings also a pack that is opened while the first one is on its way', async () => {
    const library = aLibrary();
    const download = aDownload(library, aNetwork(serving(files)).fetch, { savesData });
    const first = download.refresh();
    const second = download.refresh({ packId: 'fraud-and-fake-news' });
    await Promise.all([first, second]);
    expect(await held(library)).toContain(files[2].hash);
  });
});

describe('a download that is cut', () => {
  it('goes on where it was, without fetching a lesson twice', async () => {
    const library = aLibrary();
    const served = serving(files);
    served.set(fileOf(files[1]), cut);
    expect(await aDownload(library, aNetwork(served).fetch).refresh()).toEqual(offline);
    expect(await held(library)).toContain(files[0].hash);

    const before = await held(library);
    const later = aNetwork(serving(files));
    expect(await aDownload(library, later.fetch).refresh()).toEqual(complete);
    expect(later.paths()).toContain(fileOf(files[1]));
    for (const hash of before) expect(later.paths()).not.toContain(fileOf({ hash }));
  });

  it('tries again by itself, each time later, until it comes through', async () => {
    const library = aLibrary();
    const served = serving(files);
    served.set('/packs/index.json', cut);
    const { waiting, refresh, onOutcome } = aDownload(library, aNetwork(served).fetch);
    const outcomes: DownloadOutcome[] = [];
    onOutcome((outcome) => outcomes.push(outcome));
    await refresh();
    expect(waiting.map(({ ms }) => ms)).toEqual([1_500]);
    waiting[0]?.callback();
    await expect.poll(() => waiting.map(({ ms }) => ms)).toEqual([3_000]);
    served.set('/packs/index.json', serving(files).get('/packs/index.json') ?? cut);
    waiting[0]?.callback();
    await expect.poll(() => outcomes).toEqual([offline, offline, complete]);
    expect(waiting).toEqual([]);
    expect(await held(library)).toEqual(hashes(files));
  });

  it('asked for by hand meanwhile does not try twice', async () => {
    const { waiting, refresh } = aDownload(
      aLibrary(),
      aNetwork(new Map([['/packs/index.json', cut]])).fetch,
    );
    await refresh();
    await refresh();
    expect(waiting).toHaveLength(1);
  });

  it('tells those who have stopped listening nothing more', async () => {
    const { refresh, onOutcome } = aDownload(aLibrary(), aNetwork(serving(files)).fetch);
    const outcomes: DownloadOutcome[] = [];
    onOutcome((outcome) => outcomes.push(outcome))();
    await refresh();
    expect(outcomes).toEqual([]);
  });

  it('is complete without a network where the newest known index is, and offline where it is not', async () => {
    const library = aLibrary();
    const nothing = aNetwork(new Map([['/packs/index.json', cut]]));
    expect(await aDownload(library, nothing.fetch).refresh()).toEqual(offline);
    await fill(library, files);
    expect(await aDownload(library, nothing.fetch).refresh()).toEqual(complete);
  });

  it('after the index and before a newer list is not complete', async () => {
    const library = aLibrary();
    await fill(library, files);
    const served = serving([...newer, files[2]]);
    served.set(listOf([...newer, files[2]], 'smartphone-basics'), cut);
    expect(await aDownload(library, aNetwork(served).fetch).refresh()).toEqual(offline);
    const nothing = aNetwork(new Map([['/packs/index.json', cut]]));
    expect(await aDownload(library, nothing.fetch).refresh()).toEqual(offline);
    expect(await held(library)).toEqual(hashes(files));
    expect(await listed(library)).toContainEqual([
      'smartphone-basics',
      ['tap-and-swipe 1', 'power-and-buttons 1'],
    ]);
  });
});

describe('old lessons', () => {
  it('stay until every new one of their pack is here', async () => {
    const library = aLibrary();
    await fill(library, files);
    const broken = serving(newer);
    broken.set(fileOf(newer[1]), cut);
    await aDownload(library, aNetwork(broken).fetch).refresh();
    expect(await held(library)).toEqual(hashes([...files, newer[0]]));
    await fill(library, newer);
    expect(await held(library)).toEqual(hashes(newer));
  });

  it('of a pack that a phone saving data has renewed go, those of the others stay', async () => {
    const library = aLibrary();
    await fill(library, files);
    const next = [
      ...newer,
      canonicalLesson('fraud-and-fake-news', 'fake-delivery-sms', { version: 2 }),
    ];
    const { fetch } = aNetwork(serving(next));
    await aDownload(library, fetch, { savesData: () => true }).refresh();
    expect(await held(library)).toEqual(hashes([...newer, files[2]]));
  });
});

it('says full when the phone has no room, keeps what has arrived, and does not try by itself', async () => {
  const library = aLibrary();
  let room = 1;
  library.lessons.hook('creating', () => {
    room -= 1;
    if (room < 0) throw new Dexie.QuotaExceededError('no room');
  });
  const { refresh, waiting } = aDownload(library, aNetwork(serving(files)).fetch);
  expect(await refresh()).toEqual({ ok: false, failure: { type: 'full' } });
  expect(await held(library)).toHaveLength(1);
  expect(waiting).toEqual([]);
});

it('after the library was emptied brings everything again', async () => {
  const library = aLibrary();
  await fill(library, files);
  await Promise.all([library.shelf.clear(), library.lessons.clear()]);
  expect(await aDownload(library, aNetwork(serving(files)).fetch).refresh()).toEqual(complete);
  expect(await held(library)).toEqual(hashes(files));
});

it('volunteers’ own lessons stand on a shelf of their own: neither download throws away the other’s', async () => {
  const library = aLibrary();
  const training = [canonicalLesson('helpers', 'sit-beside')] as const;
  const forVolunteers = aNetwork(serving(training, 'volunteers'));
  await fill(library, files);
  const bring = aDownload(library, forVolunteers.fetch, { shelf: 'volunteers' }).refresh;
  expect(await bring()).toEqual(complete);
  expect(forVolunteers.paths()[0]).toBe('/packs/volunteers.json');
  await fill(library, [newer[0], files[1], files[2]]);
  expect(await held(library)).toEqual(hashes([newer[0], files[1], files[2], ...training]));
  expect((await listed(library))?.map(([packId]) => packId)).not.toContain('helpers');
});
