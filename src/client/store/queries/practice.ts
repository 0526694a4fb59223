/** Which practice scenarios are on this phone, and one of them to play. */
import * as v from 'valibot';
import type { Sentence } from '../../../domain/lessons/lesson.ts';
import type { Scenario } from '../../../domain/lessons/scenario.ts';
import { ScenarioFile, type PracticeEntry } from '../../../protocol/practice.ts';
import type { PracticeDatabase } from '../practice-database.ts';

export type ShelvedPractice = PracticeEntry & {
  readonly packId: string;
  readonly isHere: boolean;
  /** Its name with readings, once it is on the phone. */
  readonly name: Sentence | null;
};

/** Every scenario that a list named, pack by pack; empty before any list arrived. */
export async function readPracticeShelf(
  database: PracticeDatabase,
): Promise<readonly ShelvedPractice[]> {
  const rows = await database.shelf.toArray();
  const held = new Map((await database.scenarios.toArray()).map((row) => [row.hash, row]));
  return rows.flatMap(({ packId, practices }) =>
    practices.map((entry) => {
      const row = held.get(entry.hash);
      const name = v.is(ScenarioFile, row) ? row.scenario.title : null;
      return { ...entry, packId, isHere: row !== undefined, name };
    }),
  );
}

/** A scenario by its name; null while it is not on this phone. */
export async function readScenario(
  database: PracticeDatabase,
  packId: string,
  scenarioId: string,
): Promise<Scenario | null> {
  const shelf = await database.shelf.get(packId);
  const entry = shelf?.practices.find((practice) => practice.scenarioId === scenarioId);
  const row = entry && (await database.scenarios.get(entry.hash));
  // What lies in a browser's database may have been damaged since.
  return row && v.is(ScenarioFile, row) ? row.scenario : null;
}
