import type { LibraryDatabase } from '../library-database.ts';

/** Throws away a lesson that cannot be read any more, so that the next download brings it whole. */
export async function discardLesson(library: LibraryDatabase, hash: string): Promise<void> {
  await library.lessons.delete(hash);
  await library.drawn.delete(hash);
}
