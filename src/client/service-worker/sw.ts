/**
 * The service worker, as a table of cases: the app's shell and a learner's files come from the cache that
 * was filled at install; a role's files from theirs; everything else from the network. Records never pass
 * through here: the outbox is the database's.
 */
/// <reference lib="webworker" />
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

const roleCacheName = 'role-files';

precacheAndRoute(self.__WB_MANIFEST);

// Every address of the app is the same page, except what the city's server answers itself.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/packs\//],
  }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

self.addEventListener('install', (event) => {
  event.waitUntil(renewRoleFiles());
});

self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

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
