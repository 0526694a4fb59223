/**
 * Practice scenarios that are on this phone. A database of its own: reading a lesson does not open it, and
 * losing it costs a download and nothing else.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { Scenario } from '../../domain/lessons/scenario.ts';
import type { PracticeEntry } from '../../protocol/practice.ts';

/** The scenarios of a pack, as the list with this hash names them. */
export type PracticeShelfRow = {
  readonly packId: string;
  readonly contentHash: string;
  /** Of the list itself, null where the pack has none; unknown where an older app wrote the row. */
  readonly practiceHash?: string | null;
  readonly practices: readonly PracticeEntry[];
};

export type ScenarioRow = { readonly hash: string; readonly scenario: Scenario };

export type PracticeDatabase = Dexie & {
  shelf: EntityTable<PracticeShelfRow, 'packId'>;
  scenarios: EntityTable<ScenarioRow, 'hash'>;
};

export const practiceDatabaseName = 'practice';

export function openPracticeDatabase(name = practiceDatabaseName): PracticeDatabase {
  const database = new Dexie(name) as PracticeDatabase;
  database.version(1).stores({ shelf: 'packId', scenarios: 'hash' });
  return database;
}
