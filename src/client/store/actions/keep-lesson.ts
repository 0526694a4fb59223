import type { Lesson } from '../../../domain/lessons/lesson.ts';
import type { DrawnLesson } from '../../../protocol/pages/page-pieces.ts';
import type { LibraryDatabase } from '../library-database.ts';

/** Keeps a lesson that arrived whole, and its drawn steps with it. */
export async function keepLesson(
  library: LibraryDatabase,
  hash: string,
  { lesson, drawn }: { readonly lesson: Lesson; readonly drawn?: DrawnLesson },
): Promise<void> {
  await library.transaction('rw', library.lessons, library.drawn, async () => {
    await library.lessons.put({ hash, lesson });
    if (drawn) await library.drawn.put({ hash, drawn });
  });
}
