/** A phone's library and a city's packs, for tests of the download. */
import { afterEach } from 'vitest';
import {
  createPackDownload,
  type PackDownloadPorts,
} from '../../../src/client/connection/pack-download.ts';
import {
  openLibraryDatabase,
  type LibraryDatabase,
  type ShelfName,
} from '../../../src/client/store/library-database.ts';
import type { DownloadOutcome } from '../../../src/client/store/services.ts';
import { aPublication, canonicalLesson, type ShelvedFile } from '../learner/a-pack.ts';

export const now = Date.UTC(2026, 10, 22, 4, 5);
const opened: LibraryDatabase[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((library) => library.delete()));
});

export function aLibrary(): LibraryDatabase {
  const library = openLibraryDatabase(`library-${Math.random()}`);
  opened.push(library);
  return library;
}

type Answer = Response | Error;
export type Served = Map<string, () => Answer | Promise<Answer>>;

export const json = (text: string | Uint8Array<ArrayBuffer>) =>
  new Response(text, { headers: { 'Content-Type': 'application/json' } });

/** A network that answers by path, and remembers what was asked. */
export function aNetwork(served: Served) {
  const asked: { path: string; cache: RequestCache | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const path = String(input);
    asked.push({ path, cache: init?.cache });
    const answer = (await served.get(path)?.()) ?? new Response('', { status: 404 });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, asked, paths: () => asked.map(({ path }) => path) };
}

export function serving(files: readonly ShelvedFile[], name: ShelfName = 'index'): Served {
  const { index, bytesByHash } = aPublication(files);
  const served: Served = new Map();
  served.set(`/packs/${name}.json`, () => json(JSON.stringify(index)));
  for (const [hash, bytes] of bytesByHash) served.set(fileOf({ hash }), () => json(bytes));
  return served;
}

export const fileOf = ({ hash }: { readonly hash: string }) => `/packs/${hash}.json`;
export const listOf = (files: readonly ShelvedFile[], packId: string) => {
  const pack = aPublication(files).index.packs.find((one) => one.packId === packId);
  return fileOf({ hash: pack?.contentHash ?? '' });
};

/** A download on a network, with a clock that the test moves by calling what waits. */
export function aDownload(
  library: LibraryDatabase,
  fetch: typeof globalThis.fetch,
  changes: Partial<PackDownloadPorts> = {},
) {
  const waiting: { ms: number; callback: () => void }[] = [];
  const download = createPackDownload({
    library,
    fetch,
    now: () => now,
    random: () => 0.5,
    after: (ms, callback) => {
      const timer = { ms, callback };
      waiting.push(timer);
      return () => void waiting.splice(waiting.indexOf(timer), 1);
    },
    savesData: () => false,
    ...changes,
  });
  return { ...download, waiting };
}

/** Brings everything onto the phone, from a network of its own. */
export const fill = async (library: LibraryDatabase, files: readonly ShelvedFile[]) => {
  await aDownload(library, aNetwork(serving(files)).fetch).refresh();
};

export const cut = () => new TypeError('network cut');

export const files = [
  canonicalLesson('smartphone-basics', 'tap-and-swipe'),
  canonicalLesson('smartphone-basics', 'power-and-buttons'),
  canonicalLesson('fraud-and-fake-news', 'fake-delivery-sms'),
] as const;
export const newer = [
  canonicalLesson('smartphone-basics', 'tap-and-swipe', { version: 2 }),
  canonicalLesson('smartphone-basics', 'power-and-buttons', { version: 2 }),
] as const;

export const held = async (library: LibraryDatabase) =>
  (await library.lessons.toCollection().primaryKeys()).sort();
export const hashes = (some: readonly ShelvedFile[]) => some.map(({ hash }) => hash).sort();
export const listed = async (library: LibraryDatabase) =>
  (await library.shelf.get('index'))?.index.packs.map(({ packId, lessons }) => [
    packId,
    lessons.map(({ lessonId, version }) => `${lessonId} ${version}`),
  ]);

export const complete: DownloadOutcome = { ok: true, value: 'complete' };
export const offline: DownloadOutcome = { ok: false, failure: { type: 'offline' } };
export const damaged: DownloadOutcome = { ok: false, failure: { type: 'damaged' } };
