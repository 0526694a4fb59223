import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardLesson } from '../../../../src/client/store/actions/discard-lesson.ts';
import {
  openLibraryDatabase,
  type LessonRow,
  type LibraryDatabase,
} from '../../../../src/client/store/library-database.ts';
import { readLesson, readShelf } from '../../../../src/client/store/queries/lessons.ts';
import { aPackIndex, canonicalLesson, shelve } from '../../learner/a-pack.ts';

let library: LibraryDatabase;
beforeEach(() => {
  library = openLibraryDatabase(`library-${Math.random()}`);
});
afterEach(() => library.delete());

const tap = canonicalLesson('smartphone-basics', 'tap-and-swipe');
const tapNewer = canonicalLesson('smartphone-basics', 'tap-and-swipe', { version: 2 });
const power = canonicalLesson('smartphone-basics', 'power-and-buttons');

describe('the shelf', () => {
  it('is null before any index has arrived', async () => {
    expect(await readShelf(library)).toBeNull();
  });

  it('tells of every lesson whether it can be opened', async () => {
    await shelve(library, [tap, power]);
    await library.lessons.delete(power.hash);
    const [pack] = (await readShelf(library)) ?? [];
    expect(pack?.lessons.map(({ lessonId, isHere }) => [lessonId, isHere])).toEqual([
      ['tap-and-swipe', true],
      ['power-and-buttons', false],
    ]);
  });

  it('counts an older version as here while the newer one is on its way', async () => {
    await shelve(library, [tap]);
    await library.shelf.put({ key: 'index', index: aPackIndex([tapNewer]), checkedAt: 1 });
    const [pack] = (await readShelf(library)) ?? [];
    expect(pack?.lessons[0]?.isHere).toBe(true);
  });
});

describe('a lesson', () => {
  const read = () => readLesson(library, 'smartphone-basics', 'tap-and-swipe');

  it('is read in the newest version that is here', async () => {
    await shelve(library, [tap]);
    await library.shelf.put({ key: 'index', index: aPackIndex([tapNewer]), checkedAt: 1 });
    expect(await read()).toMatchObject({ ok: true, value: { version: 1 } });
    await library.lessons.put({ hash: tapNewer.hash, lesson: tapNewer.lesson });
    expect(await read()).toMatchObject({ ok: true, value: { version: 2 } });
  });

  it('that was not fetched is not here; one that no pack names is unknown', async () => {
    expect(await read()).toEqual({ ok: false, failure: { type: 'not-here' } });
    await shelve(library, [power]);
    expect(await read()).toEqual({ ok: false, failure: { type: 'unknown' } });
  });

  it('whose row was damaged says so, and is not here once the row is thrown away', async () => {
    await shelve(library, [tap]);
    const broken = { hash: tap.hash, lesson: { lessonId: 'tap-and-swipe' } };
    await library.lessons.put(broken as unknown as LessonRow);
    expect(await read()).toEqual({ ok: false, failure: { type: 'damaged', hash: tap.hash } });
    await discardLesson(library, tap.hash);
    expect(await read()).toEqual({ ok: false, failure: { type: 'not-here' } });
  });
});
