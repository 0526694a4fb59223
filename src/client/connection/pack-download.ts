/**
 * Brings the pack index, the lists and the lessons that changed onto the phone, each piece whole by
 * itself, so that a cut loses at most the pieces that were under way. A piece is kept only when its
 * bytes have the hash by which it was named; older versions stay until every newer one is here.
 */
import type { Lesson } from '../../domain/lessons/lesson.ts';
import { fail, succeed } from '../../domain/result.ts';
import type { DrawnLesson } from '../../protocol/pages/page-pieces.ts';
import { LessonFile, PackList } from '../../protocol/packs.ts';
import { delayAfter } from '../../sync/backoff.ts';
import type { PackOnShelf } from '../../protocol/shelf.ts';
import { keepLesson } from '../store/actions/keep-lesson.ts';
import type { LibraryDatabase, ShelfName } from '../store/library-database.ts';
import type { DownloadOutcome, PackDownload } from '../store/services.ts';
import {
  isRenewed,
  nextPiece,
  shelfAfter,
  shelfWithList,
  unnamedLessons,
  type Piece,
  type Wanted,
} from './download-order.ts';
import { fetchIndex, fetchNamed, type PackFilePorts } from './pack-files.ts';

// The practice fetches by the same means; by way of here they pack with the download, which every lesson loads.
export { fetchNamed, type PackFilePorts };

export type PackDownloadPorts = PackFilePorts & {
  readonly library: LibraryDatabase;
  /** Whose packs; the learners' unless it is said. */
  readonly shelf?: ShelfName;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Calls back once after so many ms; returns how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Has the phone been told to save data? */
  readonly savesData: () => boolean;
};

/** No pack before the others, and none left out. */
const everything: Wanted = { packId: null, lessonId: null, rest: true };

type Trouble = { readonly type: 'offline' | 'damaged' | 'full' | 'newer' };

/** Requests under way at a time: enough to fill a slow line, few enough to leave room for what is touched. */
const AT_ONCE = 3;

export function createPackDownload(ports: PackDownloadPorts): PackDownload {
  const listeners = new Set<(outcome: DownloadOutcome) => void>();
  let wanted: Wanted = { packId: null, lessonId: null, rest: false };
  let heeded = wanted;
  // Several screens may ask at once; they share the one download that is under way.
  let running: Promise<DownloadOutcome> | null = null;
  let failures = 0;
  let callOff = (): void => {};

  return {
    refresh: ({ packId = null, lessonId = null, everything = false } = {}) =>
      begin({ packId, lessonId, rest: everything || !ports.savesData() }),
    onOutcome: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function begin(asked: Wanted): Promise<DownloadOutcome> {
    callOff();
    const isNews =
      asked.packId !== wanted.packId ||
      asked.lessonId !== wanted.lessonId ||
      asked.rest !== wanted.rest;
    if (isNews) wanted = asked;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  async function run(): Promise<DownloadOutcome> {
    const outcome = await download(ports, heed);
    // Somebody may have asked for another pack when nothing was left to fetch of the one before.
    if (outcome.ok && heeded !== wanted) return run();
    failures = outcome.ok ? 0 : failures + 1;
    if (!outcome.ok && (outcome.failure.type === 'offline' || outcome.failure.type === 'damaged')) {
      callOff = ports.after(delayAfter(failures, ports.random()), () => void begin(wanted));
    }
    for (const listener of listeners) listener(outcome);
    return outcome;
  }

  function heed(): Wanted {
    heeded = wanted;
    return wanted;
  }
}

async function download(ports: PackDownloadPorts, heed: () => Wanted): Promise<DownloadOutcome> {
  const { library } = ports;
  try {
    heed();
    const fetched = await fetchIndex(ports, ports.shelf);
    const held = new Set(await library.lessons.toCollection().primaryKeys());
    const isWhole = async (): Promise<boolean> => {
      const packs = await readPacks(ports);
      const missing = nextPiece(packs, everything, (hash) => held.has(hash));
      return packs.length > 0 && missing === null;
    };
    if (!fetched.ok) return (await isWhole()) ? succeed('complete') : fetched;
    await changeShelf(ports, (packs) => shelfAfter(packs, fetched.value));
    const trouble = await fetchPieces(ports, heed, held);
    if (trouble) return fail(trouble);
    await forgetOldLessons(library, held);
    return succeed((await isWhole()) ? 'complete' : 'rest-waits');
  } catch (cause) {
    if (isQuotaExceeded(cause)) return fail({ type: 'full' });
    throw cause;
  }
}

/** In one transaction, because another tab may be at it too. */
function changeShelf(
  ports: PackDownloadPorts,
  change: (packs: readonly PackOnShelf[]) => readonly PackOnShelf[],
): Promise<unknown> {
  const { library, shelf = 'index', now } = ports;
  return library.transaction('rw', library.shelf, async () => {
    const packs = change(await readPacks(ports));
    await library.shelf.put({ key: shelf, index: { packs }, checkedAt: now() });
  });
}

/** Fetches and keeps what is missing; a damaged piece does not hold up the others, a cut does. */
async function fetchPieces(
  ports: PackDownloadPorts,
  heed: () => Wanted,
  held: Set<string>,
): Promise<Trouble | null> {
  const troubles: Trouble[] = [];
  const thrown: unknown[] = [];
  const taken = new Set<string>();
  const underWay = new Set<Promise<void>>();
  const isSettled = (hash: string): boolean => held.has(hash) || taken.has(hash);
  const goesOn = (): boolean =>
    thrown.length === 0 && troubles.every(({ type }) => type !== 'offline');
  const bring = async (piece: Piece): Promise<void> => {
    try {
      const trouble = await fetchPiece(ports, piece);
      if (trouble) troubles.push(trouble);
      else held.add(piece.hash);
    } catch (cause) {
      thrown.push(cause);
    }
  };
  for (;;) {
    while (underWay.size < AT_ONCE && goesOn()) {
      const piece = nextPiece(await readPacks(ports), heed(), isSettled);
      if (!piece) break;
      taken.add(piece.hash);
      const task = bring(piece).finally(() => underWay.delete(task));
      underWay.add(task);
    }
    if (underWay.size === 0) break;
    await Promise.race(underWay);
  }
  if (thrown.length > 0) throw thrown[0];
  return troubles.find(({ type }) => type === 'offline') ?? troubles[0] ?? null;
}

/** `drawn` where the city's build drew it ahead of time. */
type ArrivedLesson = { readonly lesson: Lesson; readonly drawn?: DrawnLesson };

async function fetchPiece(ports: PackDownloadPorts, piece: Piece): Promise<Trouble | null> {
  const { hash } = piece;
  if (piece.type === 'list') {
    const list = await fetchNamed(ports, hash, PackList);
    if (!list.ok) return list.failure;
    await changeShelf(ports, (packs) => shelfWithList(packs, piece, list.value));
    return null;
  }
  const file = await fetchNamed(ports, hash, LessonFile);
  if (!file.ok) return file.failure;
  // The hash vouches for the inside: it is what the build wrote after checking it.
  await keepLesson(ports.library, hash, file.value as unknown as ArrivedLesson);
  return null;
}

async function forgetOldLessons(
  library: LibraryDatabase,
  held: ReadonlySet<string>,
): Promise<void> {
  // What another shelf names stays.
  const packs = (await library.shelf.toArray()).flatMap(({ index }) => index.packs);
  const unnamed = unnamedLessons(packs, held);
  const rows = await library.lessons.bulkGet([...unnamed]);
  // A damaged row may lack its lesson altogether, whatever its type says.
  const packIds = rows.map((row) => (row?.lesson as Partial<Lesson> | undefined)?.packId);
  const old = unnamed.filter((_, index) => isRenewed(packs, held, packIds[index]));
  await library.lessons.bulkDelete(old);
  await library.drawn.bulkDelete(old);
}

/** The packs that this phone knows of; none before any index. */
const readPacks = async ({
  library,
  shelf = 'index',
}: PackDownloadPorts): Promise<readonly PackOnShelf[]> =>
  (await library.shelf.get(shelf))?.index.packs ?? [];

/** Dexie hands the browser's error on by itself, or inside the one that ended its transaction. */
function isQuotaExceeded(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const inner: unknown = 'inner' in cause ? cause.inner : undefined;
  return cause.name === 'QuotaExceededError' || isQuotaExceeded(inner);
}
