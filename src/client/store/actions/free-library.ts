import { Dexie } from 'dexie';
import type { LibraryDatabase } from '../library-database.ts';
import { openPracticeDatabase, practiceDatabaseName } from '../practice-database.ts';

/**
 * Makes room on a full phone: lessons, practices and reports go, because they can be fetched again. Their lists stay,
 * so that the next visit with a network knows what to bring; records lie in another database and are not touched.
 */
export async function freeLibrary(library: LibraryDatabase): Promise<void> {
  const { lessons, drawn, reports } = library;
  await library.transaction('rw', lessons, drawn, reports, async () => {
    await Promise.all([drawn.clear(), lessons.clear(), reports.clear()]);
  });
  await freePractices();
}

/** A full phone must not be asked to make a database that it has not. */
async function freePractices(): Promise<void> {
  if (!(await Dexie.exists(practiceDatabaseName))) return;
  const practice = openPracticeDatabase();
  try {
    await practice.scenarios.clear();
  } finally {
    practice.close();
  }
}
