/**
 * Brings back what the browser has thrown away of the app itself, so that "opens without a network" stays true.
 * Workbox fills its cache at install only, and mends single files as they happen to be asked for.
 */
import { getCacheKeyForURL, PrecacheStrategy } from 'workbox-precaching';

/** One file of the build, as the manifest of the worker names it. */
export type BuiltFile = { readonly url: string; readonly integrity?: string };

/** True once every file of this build is in the cache; false where one could not be fetched as it was built. */
export async function becomeWhole(files: readonly BuiltFile[]): Promise<boolean> {
  const cache = await caches.open(new PrecacheStrategy().cacheName);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  const missing = files.filter(({ url }) => !held.has(getCacheKeyForURL(url) ?? url));
  const fetched = await Promise.allSettled(missing.map(bring));
  return fetched.every(({ status }) => status === 'fulfilled');

  async function bring({ url, integrity }: BuiltFile): Promise<void> {
    const answer = await fetch(
      new Request(url, { ...(integrity && { integrity }), cache: 'no-cache' }),
    );
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    await cache.put(getCacheKeyForURL(url) ?? url, answer);
  }
}
