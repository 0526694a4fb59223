/** What a learner did and likes on this phone. It never leaves the phone: no code sends from here. */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Settings } from '../../domain/learner-settings.ts';
import type { StorageRow } from './kept-storage.ts';
import type { KeptCard } from './queries/cards.ts';

export type SettingsRow = { readonly key: 'settings' } & Settings;

/** The cards of three steps, newest first. */
export type CardsRow = { readonly key: 'cards'; readonly cards: readonly KeptCard[] };

type Row = SettingsRow | StorageRow | CardsRow;

/** How far a learner came in a lesson; times in ms since 1970. */
export type ProgressRow = {
  readonly packId: string;
  readonly lessonId: string;
  readonly stepId: string;
  readonly updatedAt: number;
  readonly completedAt: number | null;
};

/** A day on which something was practised, for the stamps. */
export type PracticeDayRow = { readonly date: string };

export type LearnerDatabase = Dexie & {
  settings: Table<Row, Row['key']>;
  progress: Table<ProgressRow, [packId: string, lessonId: string]>;
  practiceDays: EntityTable<PracticeDayRow, 'date'>;
};

export function openLearnerDatabase(name = 'learner'): LearnerDatabase {
  const database = new Dexie(name) as LearnerDatabase;
  database
    .version(1)
    .stores({ settings: 'key', progress: '[packId+lessonId], updatedAt', practiceDays: 'date' });
  return database;
}
