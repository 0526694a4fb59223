/**
 * The service worker, as a table of cases: a learner's page that is ready to be read comes first; the app's
 * shell and a learner's files from the cache that was filled at install; a role's files from theirs; everything
 * else from the network. Records never pass through here: the outbox is the database's.
 */
/// <reference lib="webworker" />
import { matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { pagePartsPath, type PageParts } from '../../protocol/pages/page-pieces.ts';
import { nothingKept } from './nothing-kept.ts';
import { askedPage, trainingAddress, type AskedPage } from '../../protocol/pages/addresses.ts';
import { isForVolunteers } from './read-databases.ts';
import { becomeWhole, type BuiltFile } from './become-whole.ts';
import { createRenewal, openPage, pagesCacheName, type Build } from './pages.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (BuiltFile & { revision: string | null })[];
};

const roleCacheName = 'role-files';
const shellPath = '/index.html';

const build: Build = {
  shell: () => matchPrecache(shellPath),
  parts: async () => {
    const kept = await matchPrecache(pagePartsPath);
    return kept ? ((await kept.json()) as PageParts) : null;
  },
};

const renewPages = createRenewal(build);

// Before Workbox's router, which would otherwise answer with the empty page.
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  const asked = askedPage(new URL(event.request.url).pathname);
  if (!asked) return;
  event.stopImmediatePropagation();
  event.respondWith(readyPage());

  async function readyPage(): Promise<Response> {
    if (!asked) return emptyPage();
    const [redirected, page] = await Promise.all([
      elsewhere(asked),
      openPage(asked, build).catch(() => undefined),
    ]);
    return redirected ?? page ?? emptyPage();
  }
});

/** A lesson for volunteers opens in the class area, where the way back leads to the class. */
async function elsewhere(asked: AskedPage): Promise<Response | undefined> {
  if (asked.page !== 'lesson') return undefined;
  const isTheirs = await isForVolunteers(asked.packId).catch(() => false);
  return isTheirs ? Response.redirect(trainingAddress(asked.packId, asked.lessonId)) : undefined;
}

const builtFiles = self.__WB_MANIFEST;
precacheAndRoute(builtFiles);

// Every address of the app is the same page, except what the city's server answers itself.
registerRoute(new NavigationRoute(() => emptyPage(), { denylist: [/^\/api\//, /^\/packs\//] }));

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

self.addEventListener('install', (event) => {
  event.waitUntil(renewRoleFiles());
});

self.addEventListener('activate', (event) => {
  // Pages name the files of the build that composed them.
  event.waitUntil(caches.delete(pagesCacheName));
});

self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: string };
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  if (type === 'RENEW_PAGES') event.waitUntil(renewPages());
  if (type === 'BECOME_WHOLE') event.waitUntil(answerWholeness(event));
});

/** The app's own page; from the city where the browser has emptied the cache; plain words without a network. */
async function emptyPage(): Promise<Response> {
  return (await matchPrecache(shellPath)) ?? fetch(shellPath).catch(nothingKept);
}

/** Says to whom asked whether the app can open without a network, after mending what was missing. */
async function answerWholeness({ ports }: ExtendableMessageEvent): Promise<void> {
  ports[0]?.postMessage(await becomeWhole(builtFiles));
}

/** A device that is used in a role gets the new build's files of that role before the new build may start. */
async function renewRoleFiles(): Promise<void> {
  const cache = await caches.open(roleCacheName);
  const held = (await cache.keys())
    .map((request) => /^\/held-role\/(\w+)$/.exec(new URL(request.url).pathname)?.[1])
    .filter((role) => role !== undefined);
  if (held.length === 0) return;
  const answer = await fetch(`/assets/role-files-${__BUILD__}.json`);
  const files = (await answer.json()) as Record<string, string[]>;
  for (const role of held) {
    for (const file of files[role] ?? []) if (!(await cache.match(file))) await cache.add(file);
  }
}
