/**
 * The reading font comes after everything else and jumps in nobody's face: it is read when the phone is idle,
 * and drawn from the next page on, when all words are new anyway. A lesson keeps the letters that it began with:
 * drawing them anew would make the step after slow. Its files are kept in a cache of their own by the page itself,
 * because at a first visit no worker stands behind the page yet.
 */

/** A weight of the font and where it lies. */
export type FontFile = { readonly weight: string; readonly address: string };

type Ports = {
  readonly files: readonly FontFile[];
  readonly caches: CacheStorage;
  readonly load: (address: string) => Promise<Response>;
  /** Asked by the phone's owner to fetch no more than is needed. */
  readonly savesData: boolean;
};

/** Not the font's own name: a page that names it among its fonts must not change by itself. */
const family = 'Hiroba Reading';
const cacheName = 'reading-font';

/** Reads the font, from the cache or else from the network, and draws with it from the next page on. */
export async function switchOnReadingFont(ports: Ports): Promise<void> {
  const bytes = await readFiles(ports);
  if (bytes.length < ports.files.length) return;
  const faces = ports.files.map(
    ({ weight }, at) => new FontFace(family, bytes[at] ?? new ArrayBuffer(), { weight }),
  );
  for (const face of faces) document.fonts.add(await face.load());
  atNextPage(() => {
    document.documentElement.dataset['font'] = 'reading';
  });
}

/** The bytes of every file; fewer when one is neither kept nor to be had. Files of older builds are let go. */
async function readFiles({ files, caches, load, savesData }: Ports): Promise<ArrayBuffer[]> {
  const cache = await caches.open(cacheName);
  const bytes: ArrayBuffer[] = [];
  for (const { address } of files) {
    const kept = await cache.match(address);
    const answer = kept ?? (savesData ? null : await load(address).catch(() => null));
    if (!answer?.ok) return bytes;
    if (!kept) await cache.put(address, answer.clone());
    bytes.push(await answer.arrayBuffer());
  }
  for (const { url } of await cache.keys()) {
    if (!files.some(({ address }) => url.endsWith(address))) await cache.delete(url);
  }
  return bytes;
}

/** Calls back once, before the first screen of another address is painted, or the very first one. */
function atNextPage(callback: () => void): void {
  const { pathname } = location;
  const heading = () => document.querySelector('h1')?.textContent;
  const shown = heading();
  const observer = new MutationObserver(() => {
    const isSamePage = shown !== undefined && location.pathname === pathname;
    if (isSamePage || heading() === shown) return;
    observer.disconnect();
    callback();
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
}
