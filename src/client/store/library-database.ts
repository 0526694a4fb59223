/**
 * What can be fetched again: lessons, the city's public facts, staff reports with their time. Losing
 * it costs a download and nothing else; records live in another database for that reason.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import type { City } from '../../protocol/city.ts';
import type { DrawnLesson } from '../../protocol/pages/page-pieces.ts';
import type { PackOnShelf } from '../../protocol/shelf.ts';

/** Whose packs: the learners' (`/packs/index.json`), or those from which volunteers learn (`/packs/volunteers.json`). */
export type ShelfName = 'index' | 'volunteers';

/** The packs that the phone knows of, and when it last heard of them (ms since 1970). */
export type ShelfRow = {
  readonly key: ShelfName;
  readonly index: { readonly packs: readonly PackOnShelf[] };
  readonly checkedAt: number;
};

/** How the lesson's steps were drawn at build; apart, so that reading a lesson stays light. */
export type DrawnRow = { readonly hash: string; readonly drawn: DrawnLesson };

/** A lesson whose bytes had this hash when it arrived. */
export type LessonRow = { readonly hash: string; readonly lesson: Lesson };

export type CityRow = { readonly key: 'city'; readonly city: City };

/** A report as the city computed it; `asOf` in ms since 1970. */
export type ReportRow = { readonly key: string; readonly asOf: number; readonly body: unknown };

export type LibraryDatabase = Dexie & {
  shelf: EntityTable<ShelfRow, 'key'>;
  lessons: EntityTable<LessonRow, 'hash'>;
  drawn: EntityTable<DrawnRow, 'hash'>;
  city: EntityTable<CityRow, 'key'>;
  reports: Table<ReportRow, string>;
};

export function openLibraryDatabase(name = 'library'): LibraryDatabase {
  const database = new Dexie(name) as LibraryDatabase;
  database.version(1).stores({ shelf: 'key', lessons: 'hash', city: 'key', reports: 'key' });
  database.version(2).stores({ drawn: 'hash' });
  return database;
}
