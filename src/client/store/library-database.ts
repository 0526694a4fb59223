/**
 * What can be fetched again: lessons, the city's public facts, staff reports with their time. Losing
 * it costs a download and nothing else; records live in another database for that reason.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import type { City } from '../../protocol/city.ts';
import type { LessonEntry, PackEntry } from '../../protocol/packs.ts';

/**
 * A pack with the newest list of its lessons that has arrived; `contentHash` is that list's. The shape
 * is the one in which the first version of the index came, with what may be missing, so that a tab of
 * an older build goes on beside this one.
 */
export type PackOnShelf = Omit<PackEntry, 'lessons'> & {
  readonly lessons: readonly LessonEntry[];
  /** As the index says it; there may be more than have been listed here. */
  readonly lessonCount?: number;
  /** The index names a newer list, which has not arrived yet. */
  readonly awaitedHash?: string;
};

/** The packs that the phone knows of, and when it last heard of them (ms since 1970). */
export type ShelfRow = {
  readonly key: 'index';
  readonly index: { readonly packs: readonly PackOnShelf[] };
  readonly checkedAt: number;
};

/** A lesson whose bytes had this hash when it arrived. */
export type LessonRow = { readonly hash: string; readonly lesson: Lesson };

export type CityRow = { readonly key: 'city'; readonly city: City };

/** A report as the city computed it; `asOf` in ms since 1970. */
export type ReportRow = { readonly key: string; readonly asOf: number; readonly body: unknown };

export type LibraryDatabase = Dexie & {
  shelf: EntityTable<ShelfRow, 'key'>;
  lessons: EntityTable<LessonRow, 'hash'>;
  city: EntityTable<CityRow, 'key'>;
  reports: Table<ReportRow, string>;
};

export function openLibraryDatabase(name = 'library'): LibraryDatabase {
  const database = new Dexie(name) as LibraryDatabase;
  database.version(1).stores({ shelf: 'key', lessons: 'hash', city: 'key', reports: 'key' });
  return database;
}
