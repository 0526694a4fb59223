/**
 * Reads what a page is composed of straight from the phone's databases. The worker starts with every visit, so
 * it does without the library that the app writes with; it never writes here.
 */
import { defaultSettings, type Settings } from '../../domain/learner-settings.ts';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import type { LessonProgress } from '../../domain/lessons/progress.ts';
import type { City } from '../../protocol/city.ts';
import type { DrawnLesson } from '../../protocol/pages/page-pieces.ts';
import type { PackOnShelf } from '../../protocol/shelf.ts';

/** What every page depends on. */
export type Ground = {
  readonly settings: Settings;
  readonly city: City | null;
  /** Null before any list of lessons was received. */
  readonly packs: readonly PackOnShelf[] | null;
  readonly progress: readonly LessonProgress[];
  readonly dayCount: number;
  /** Hashes of the lessons that are here together with their drawn steps. */
  readonly heldHashes: ReadonlySet<string>;
};

type ShelfRow = { readonly index: { readonly packs: readonly PackOnShelf[] } };

export async function readGround(): Promise<Ground> {
  const [learner, library] = await Promise.all([
    reading('learner', ['settings', 'progress', 'practiceDays'], async (row) => ({
      settings: await row<Partial<Settings> | undefined>('settings', (store) =>
        store.get('settings'),
      ),
      progress: await row<LessonProgress[]>('progress', (store) => store.getAll()),
      dayCount: await row<number>('practiceDays', (store) => store.count()),
    })),
    reading('library', ['shelf', 'city', 'drawn'], async (row) => ({
      shelf: await row<ShelfRow | undefined>('shelf', (store) => store.get('index')),
      city: await row<{ city: City } | undefined>('city', (store) => store.get('city')),
      hashes: await row<string[]>('drawn', (store) => store.getAllKeys()),
    })),
  ]);
  return {
    settings: settingsOf(learner?.settings),
    city: library?.city?.city ?? null,
    packs: library?.shelf?.index.packs ?? null,
    progress: learner?.progress ?? [],
    dayCount: learner?.dayCount ?? 0,
    heldHashes: new Set(library?.hashes),
  };
}

/** Is the pack one from which volunteers learn? Their lessons lie beside the learners'. */
export async function isForVolunteers(packId: string): Promise<boolean> {
  const found = await reading('library', ['shelf'], async (row) => ({
    learners: await row<ShelfRow | undefined>('shelf', (store) => store.get('index')),
    volunteers: await row<ShelfRow | undefined>('shelf', (store) => store.get('volunteers')),
  }));
  const names = (shelf: ShelfRow | undefined) =>
    shelf?.index.packs.some((pack) => pack.packId === packId) ?? false;
  return names(found?.volunteers) && !names(found?.learners);
}

/** A lesson with its drawn steps; null where either is missing. */
export async function readDrawnLesson(
  hash: string,
): Promise<{ readonly lesson: Lesson; readonly drawn: DrawnLesson } | null> {
  const found = await reading('library', ['lessons', 'drawn'], async (row) => ({
    lesson: await row<{ lesson: Lesson } | undefined>('lessons', (store) => store.get(hash)),
    drawn: await row<{ drawn: DrawnLesson } | undefined>('drawn', (store) => store.get(hash)),
  }));
  return found?.lesson && found.drawn
    ? { lesson: found.lesson.lesson, drawn: found.drawn.drawn }
    : null;
}

/** Only the settings themselves, in one order, so that equal settings are written alike. */
function settingsOf(row: Partial<Settings> | undefined): Settings {
  const { text, theme, furigana, language, family, hand } = { ...defaultSettings, ...row };
  return { text, theme, furigana, language, family, hand };
}

type ReadRow = <Row>(store: string, ask: (store: IDBObjectStore) => IDBRequest) => Promise<Row>;

/** Null where the database, or one of its stores, is not there (yet). */
async function reading<Read>(
  name: string,
  stores: readonly string[],
  read: (row: ReadRow) => Promise<Read>,
): Promise<Read | null> {
  const database = await open(name);
  if (!database) return null;
  try {
    if (!stores.every((store) => database.objectStoreNames.contains(store))) return null;
    const transaction = database.transaction([...stores], 'readonly');
    return await read((store, ask) => answerOf(ask(transaction.objectStore(store))));
  } finally {
    database.close();
  }
}

function open(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // It was not there: making it is the app's business.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => resolve(null));
  });
}

function answerOf<Row>(request: IDBRequest): Promise<Row> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as Row));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('the database did not answer')),
    );
  });
}
