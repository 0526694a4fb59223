/**
 * Pages that are ready to be read, composed from what this phone holds and kept in one cache. The databases stay
 * the source of truth: where the cache has nothing, a page is composed at once; where the app has changed
 * something, it says so and what differs is composed anew.
 */
import { suggestLesson } from '../../domain/lessons/progress.ts';
import { stepToGoOn } from '../../domain/lessons/opening-step.ts';
import { composePage } from '../../protocol/pages/compose-page.ts';
import { namedAppOf } from '../../protocol/pages/in-app-browser.ts';
import type { OpenedPage, PageFacts } from '../../protocol/pages/page-facts.ts';
import type { DrawnLesson, PageParts } from '../../protocol/pages/page-pieces.ts';
import { shelve } from '../../protocol/shelf.ts';
import { allPages, type AskedPage } from '../../protocol/pages/addresses.ts';
import { readDrawnLesson, readGround, type Ground } from './read-databases.ts';

/** Constant: what is in it belongs to the worker that runs, which empties it when it takes over. */
export const pagesCacheName = 'pages';

/** Names what a kept page was composed from. */
const keyHeader = 'X-Composed-From';

/** The app's empty page with its headers, and the pieces: both of this very build. */
export type Build = {
  readonly shell: () => Promise<Response | undefined>;
  readonly parts: () => Promise<PageParts | null>;
};

/** The page as it was kept, or composed now; undefined where the app must draw by itself. */
export async function openPage(asked: AskedPage, build: Build): Promise<Response | undefined> {
  const kept = await caches.match(asked.path, { cacheName: pagesCacheName });
  if (kept) return kept;
  const composed = await compose(asked, await readGround(), build);
  if (!composed) return undefined;
  await (await caches.open(pagesCacheName)).put(asked.path, composed.clone());
  return composed;
}

/** Composes what is missing or differs from what the databases say now; forgets pages that are no more. */
async function renewOnce(build: Build): Promise<void> {
  const ground = await readGround();
  // Without the list nothing says that a kept page is wrong.
  if (ground.packs === null) return;
  const cache = await caches.open(pagesCacheName);
  const keyByPath = new Map<string, string>();
  const pages = allPages(ground.packs);
  for (const page of pages) keyByPath.set(page.path, await keyOf(page, ground));
  // First all that is wrong goes, so that nothing old is opened while the new is on its way.
  const kept = new Set<string>();
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    const page = await cache.match(request);
    if (page?.headers.get(keyHeader) === keyByPath.get(pathname)) kept.add(pathname);
    else await cache.delete(request);
  }
  for (const page of pages) {
    const composed = kept.has(page.path) ? undefined : await compose(page, ground, build);
    if (composed) await cache.put(page.path, composed);
  }
}

/** Renews as `renewOnce` does; asked again meanwhile, it does so once more, and not once for each asking. */
export function createRenewal(build: Build): () => Promise<void> {
  const state = { running: false, isAsked: false };
  return async () => {
    state.isAsked = true;
    if (state.running) return;
    state.running = true;
    try {
      while (state.isAsked) {
        state.isAsked = false;
        await renewOnce(build);
      }
    } finally {
      state.running = false;
    }
  };
}

async function compose(
  asked: AskedPage,
  ground: Ground,
  build: Build,
): Promise<Response | undefined> {
  const [shell, parts, found] = await Promise.all([
    build.shell(),
    build.parts(),
    openedPage(asked, ground),
  ]);
  if (!shell || !parts || !found) return undefined;
  const { settings, city } = ground;
  const inApp = namedAppOf(navigator.userAgent);
  const facts: PageFacts = { path: asked.path, settings, city, inApp, opened: found.opened };
  const html = composePage(await shell.text(), parts, facts, found.drawn);
  if (html === null) return undefined;
  // The policy allows the very styles that stand in the shell, so it holds for every page made of it.
  const headers = new Headers(shell.headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set(keyHeader, await keyOf(asked, ground));
  for (const name of ['Content-Length', 'Content-Encoding', 'ETag']) headers.delete(name);
  return new Response(html, { headers });
}

async function openedPage(
  asked: AskedPage,
  ground: Ground,
): Promise<{ readonly opened: OpenedPage; readonly drawn: DrawnLesson | null } | null> {
  if (asked.page === 'help') return { opened: { page: 'help' }, drawn: null };
  if (asked.page === 'home') {
    const opened = await openedHome(ground);
    return opened && { opened, drawn: null };
  }
  const hash = hashOf(asked, ground);
  const row = hash === undefined ? null : await readDrawnLesson(hash);
  if (!row) return null;
  const stepId = stepToGoOn(progressOf(asked, ground));
  return { opened: { page: 'lesson', lesson: row.lesson, stepId }, drawn: row.drawn };
}

async function openedHome(ground: Ground): Promise<OpenedPage | null> {
  const { packs, heldHashes, progress, dayCount } = ground;
  if (packs === null) return null;
  const shelf = shelve(packs, heldHashes, []);
  const lessons = shelf.flatMap(({ lessons: entries }) => entries);
  const suggested = suggestLesson(lessons, progress);
  const entry = lessons.find(
    ({ packId, lessonId }) => packId === suggested?.packId && lessonId === suggested.lessonId,
  );
  const lesson =
    suggested?.stepId && entry ? (await readDrawnLesson(entry.hash))?.lesson : undefined;
  const at = lesson?.steps.findIndex(({ stepId }) => stepId === suggested?.stepId) ?? -1;
  const step = at < 0 ? null : at + 1;
  return { page: 'home', known: { shelf, progress, dayCount, step } };
}

function hashOf(asked: AskedPage, { packs }: Ground): string | undefined {
  if (asked.page !== 'lesson') return undefined;
  return packs
    ?.find(({ packId }) => packId === asked.packId)
    ?.lessons.find(({ lessonId }) => lessonId === asked.lessonId)?.hash;
}

function progressOf(asked: AskedPage, { progress }: Ground) {
  if (asked.page !== 'lesson') return null;
  return (
    progress.find((row) => row.packId === asked.packId && row.lessonId === asked.lessonId) ?? null
  );
}

/** A short name of everything that a page says. */
async function keyOf(asked: AskedPage, ground: Ground): Promise<string> {
  const { settings, city, packs, progress, dayCount, heldHashes } = ground;
  const own =
    asked.page === 'home'
      ? [packs, progress, dayCount, [...heldHashes]]
      : asked.page === 'lesson'
        ? [hashOf(asked, ground), stepToGoOn(progressOf(asked, ground))]
        : [];
  const bytes = new TextEncoder().encode(JSON.stringify([settings, city, own]));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
