/** The cards of three steps that a learner keeps, and the lessons that they speak of. */
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { lessonNumber, type CardCode } from '../../../domain/lessons/three-lines.ts';
import type { LearnerDatabase } from '../learner-database.ts';
import type { LibraryDatabase } from '../library-database.ts';
import { readLesson } from './lessons.ts';

/** `keptAt` in ms since 1970. */
export type KeptCard = { readonly code: CardCode; readonly keptAt: number };

/** So many classes back; an older card is asked for once more at the class. */
export const mostCards = 10;

/** The newest first. */
export async function readCards(learner: LearnerDatabase): Promise<readonly KeptCard[]> {
  const row = await learner.settings.get('cards');
  return row?.key === 'cards' ? row.cards : [];
}

/** The lesson that a card speaks of, among those on this phone; null while it is not here. */
export async function readLessonByNumber(
  library: LibraryDatabase,
  number: number,
): Promise<Lesson | null> {
  const shelf = await library.shelf.get('index');
  for (const { packId, lessons } of shelf?.index.packs ?? []) {
    const entry = lessons.find(({ lessonId }) => lessonNumber({ packId, lessonId }) === number);
    if (!entry) continue;
    const lesson = await readLesson(library, packId, entry.lessonId);
    return lesson.ok ? lesson.value : null;
  }
  return null;
}
