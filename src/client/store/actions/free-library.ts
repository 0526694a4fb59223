import type { LibraryDatabase } from '../library-database.ts';

/**
 * Makes room on a full phone: lessons and reports go, because they can be fetched again. The list of the lessons stays,
 * so that the next visit with a network knows what to bring; records lie in another database and are not touched.
 */
export async function freeLibrary(library: LibraryDatabase): Promise<void> {
  const { lessons, drawn, reports } = library;
  await library.transaction('rw', lessons, drawn, reports, async () => {
    await Promise.all([drawn.clear(), lessons.clear(), reports.clear()]);
  });
}
