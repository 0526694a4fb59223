/** What this phone's owner has practised. */
import type { LearnerDatabase, PracticeDayRow, ProgressRow } from '../learner-database.ts';

export function readProgress(learner: LearnerDatabase): Promise<readonly ProgressRow[]> {
  return learner.progress.toArray();
}

export async function readLessonProgress(
  learner: LearnerDatabase,
  packId: string,
  lessonId: string,
): Promise<ProgressRow | null> {
  return (await learner.progress.get([packId, lessonId])) ?? null;
}

/** Days with practice, the earliest first. */
export function readPracticeDays(learner: LearnerDatabase): Promise<readonly PracticeDayRow[]> {
  return learner.practiceDays.orderBy('date').toArray();
}
