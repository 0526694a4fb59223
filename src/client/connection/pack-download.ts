/**
 * Brings the pack index and the lessons that changed onto the phone, one whole lesson at a time, so that
 * a cut loses at most the lesson that was under way. A lesson is kept only when its bytes have the
 * hash by which the index names it; older versions stay until every newer one is here.
 */
import * as v from 'valibot';
import { hexOf } from '../../domain/ids.ts';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { LessonFile, PackIndex, type LessonEntry } from '../../protocol/packs.ts';
import type { DrawnLesson } from '../../protocol/pages/page-pieces.ts';
import { keepLesson } from '../store/actions/keep-lesson.ts';
import type { LibraryDatabase } from '../store/library-database.ts';
import type { PackDownload } from '../store/services.ts';

export type PackDownloadPorts = {
  readonly library: LibraryDatabase;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lower-case hex; the browser's own unless a caller has no `crypto.subtle`. */
  readonly sha256?: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
};

type Outcome = Awaited<ReturnType<PackDownload['refresh']>>;
type Trouble = { readonly type: 'offline' | 'damaged' | 'full' };

/** Milliseconds; an answer that takes longer counts as a cut. */
const ANSWER_WITHIN = 30_000;
/** A lesson that arrives damaged is fetched once more, past every cache. */
const TRIES = 2;

export function createPackDownload(ports: PackDownloadPorts): PackDownload {
  // Several screens may ask at once; they share the one download that is under way.
  let running: Promise<Outcome> | null = null;
  return {
    refresh: () => {
      running ??= download(ports).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

async function download(ports: PackDownloadPorts): Promise<Outcome> {
  const { library, now } = ports;
  try {
    const fetched = await fetchIndex(ports);
    if (fetched.ok) {
      await library.shelf.put({ key: 'index', index: fetched.value, checkedAt: now() });
    }
    const known = fetched.ok ? fetched.value : (await library.shelf.get('index'))?.index;
    const missing = known ? await missingLessons(library, known) : null;
    if (!fetched.ok) return missing?.length === 0 ? succeed('complete') : fetched;

    const trouble = await fetchLessons(ports, missing ?? []);
    if (trouble) return fail(trouble);
    await forgetOldLessons(library, fetched.value);
    return succeed('complete');
  } catch (cause) {
    if (isQuotaExceeded(cause)) return fail({ type: 'full' });
    throw cause;
  }
}

async function fetchIndex(ports: PackDownloadPorts): Promise<Result<PackIndex, Trouble>> {
  // `no-cache` asks with the ETag: while nothing changed the answer is a few bytes.
  const bytes = await fetchBytes(ports, '/packs/index.json', 'no-cache');
  const json = bytes.ok ? parseJson(bytes.value) : notJson;
  // A Wi-Fi's own sign-in page answers 200 with HTML: that was not the city.
  if (json === notJson) return fail({ type: 'offline' });
  const decoded = v.safeParse(PackIndex, json);
  return decoded.success ? succeed(decoded.output) : fail({ type: 'damaged' });
}

async function missingLessons(
  library: LibraryDatabase,
  index: PackIndex,
): Promise<readonly LessonEntry[]> {
  const here = new Set(await library.lessons.toCollection().primaryKeys());
  return index.packs.flatMap((pack) => pack.lessons.filter((entry) => !here.has(entry.hash)));
}

/** Fetches and keeps each; a damaged one does not hold up the others. */
async function fetchLessons(
  ports: PackDownloadPorts,
  missing: readonly LessonEntry[],
): Promise<Trouble | null> {
  const troubles: Trouble[] = [];
  for (const entry of missing) {
    const arrived = await fetchLesson(ports, entry);
    if (arrived.ok) await keepLesson(ports.library, entry.hash, arrived.value);
    else if (arrived.failure.type === 'offline') return arrived.failure;
    else troubles.push(arrived.failure);
  }
  return troubles[0] ?? null;
}

/** `drawn` where the city's build drew it ahead of time. */
type ArrivedLesson = { readonly lesson: Lesson; readonly drawn?: DrawnLesson };

async function fetchLesson(
  ports: PackDownloadPorts,
  entry: LessonEntry,
): Promise<Result<ArrivedLesson, Trouble>> {
  let last: Result<ArrivedLesson, Trouble> = fail({ type: 'offline' });
  for (let tried = 0; tried < TRIES; tried += 1) {
    // Lesson files never change under their name, so the browser's cache may answer the first try.
    const cache = tried === 0 ? 'default' : 'reload';
    const bytes = await fetchBytes(ports, `/packs/${entry.hash}.json`, cache);
    last = bytes.ok ? await checkLesson(ports, entry, bytes.value) : bytes;
    if (last.ok) return last;
  }
  return last;
}

async function checkLesson(
  { sha256 = browserSha256 }: PackDownloadPorts,
  entry: LessonEntry,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<ArrivedLesson, Trouble>> {
  if ((await sha256(bytes)) !== entry.hash) return fail({ type: 'damaged' });
  const json = parseJson(bytes);
  if (!v.is(LessonFile, json)) return fail({ type: 'damaged' });
  // The hash vouches for the inside: it is what the build wrote after checking it.
  return succeed(json as unknown as ArrivedLesson);
}

async function fetchBytes(
  { fetch }: PackDownloadPorts,
  path: string,
  cache: RequestCache,
): Promise<Result<Uint8Array<ArrayBuffer>, Trouble>> {
  try {
    const answer = await fetch(path, { cache, signal: AbortSignal.timeout(ANSWER_WITHIN) });
    if (!answer.ok) return fail({ type: answer.status === 404 ? 'damaged' : 'offline' });
    return succeed(new Uint8Array(await answer.arrayBuffer()));
  } catch {
    return fail({ type: 'offline' });
  }
}

/** Only once everything new is here: until then an old version is better than none. */
async function forgetOldLessons(library: LibraryDatabase, index: PackIndex): Promise<void> {
  const named = new Set(index.packs.flatMap((pack) => pack.lessons.map(({ hash }) => hash)));
  const held = await library.lessons.toCollection().primaryKeys();
  const old = held.filter((hash) => !named.has(hash));
  await library.lessons.bulkDelete(old);
  await library.drawn.bulkDelete(old);
}

const notJson = Symbol('not JSON');

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return notJson;
  }
}

async function browserSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Dexie hands the browser's error on by itself, or inside the one that ended its transaction. */
function isQuotaExceeded(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const inner: unknown = 'inner' in cause ? cause.inner : undefined;
  return cause.name === 'QuotaExceededError' || isQuotaExceeded(inner);
}
