/**
 * Whether the browser promised to keep what is stored here, asked at moments when there is something to keep:
 * browsers grant it by what people did (Chromium), on the home screen (WebKit), or ask the person (Firefox),
 * and all of them advise against asking at the start (web.dev/articles/persistent-storage, read on 2026-11-22).
 * Each occasion asks once in a phone's life: a "no" is an answer.
 */
import type { LearnerDatabase } from './learner-database.ts';

/**
 * When it is asked: a first lesson was completed, the app was opened from the home screen, a group was
 * joined, somebody pressed the button for it before leaving for a class.
 */
export type KeepOccasion = 'lesson' | 'home-screen' | 'group' | 'departure';

/** What was asked, when (ms since 1970), and the last answer. */
export type StorageRow = {
  readonly key: 'storage';
  readonly asked: Readonly<Partial<Record<KeepOccasion, number>>>;
  readonly granted: boolean;
};

/** What of the browser's storage is used here; null or absent where a browser does not offer it. */
export type BrowserStorage = Partial<
  Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>
> | null;

/** Bytes used, bytes left, and the browser's word; null where the browser does not say. */
export type StorageStanding = {
  readonly isPromised: boolean | null;
  readonly used: number | null;
  readonly left: number | null;
};

/** The browser's own; there is none over http, and some in-app browsers lack parts. */
export const browserStorage = (): BrowserStorage =>
  (navigator.storage as StorageManager | undefined) ?? null;

/** Asks the browser to keep what is stored, unless it has promised already or was asked at such an occasion. */
export async function askToKeep(
  learner: LearnerDatabase,
  storage: BrowserStorage,
  occasion: KeepOccasion,
  now: number,
): Promise<void> {
  if (!storage?.persist || (await storage.persisted?.())) return;
  const row = await learner.settings.get('storage');
  const asked = row?.key === 'storage' ? row.asked : {};
  if (asked[occasion] !== undefined) return;
  const granted = await storage.persist();
  await learner.settings.put({ key: 'storage', asked: { ...asked, [occasion]: now }, granted });
}

export async function readStanding(storage: BrowserStorage): Promise<StorageStanding> {
  const { usage, quota } = (await storage?.estimate?.()) ?? {};
  return {
    isPromised: (await storage?.persisted?.()) ?? null,
    used: usage ?? null,
    left: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
  };
}

/**
 * Does this browser empty what a site keeps when the site is not touched for some days? Safari does
 * (reopen-databases.ts names its rules), unless the app runs from the home screen.
 */
export function forgetsUnvisited(facts: {
  readonly userAgent: string;
  readonly isStandalone: boolean;
}): boolean {
  const { userAgent, isStandalone } = facts;
  const isSafari = /Version\/.*Safari/.test(userAgent) && !/Chrome|Android|EdgiOS/.test(userAgent);
  return isSafari && !isStandalone;
}

/** An amount as one says it: whole megabytes, tens of them, gigabytes. `less` stands for "less than". */
export function sizeInWords(bytes: number): {
  readonly number: string;
  readonly unit: 'mega' | 'giga';
  readonly isLess: boolean;
} {
  const mega = bytes / 1e6;
  if (mega < 1) return { number: '1', unit: 'mega', isLess: true };
  if (mega < 100) return { number: `${Math.round(mega)}`, unit: 'mega', isLess: false };
  if (mega < 950) return { number: `${Math.round(mega / 10) * 10}`, unit: 'mega', isLess: false };
  const giga = mega / 1000;
  const number = giga < 9.95 ? giga.toFixed(1).replace(/\.0$/, '') : `${Math.round(giga)}`;
  return { number, unit: 'giga', isLess: false };
}
