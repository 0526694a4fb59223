/** What this phone's owner has practised. */
import type { LearnerDatabase, ProgressRow } from '../learner-database.ts';

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

/** On how many days something was practised. */
export function countPracticeDays(learner: LearnerDatabase): Promise<number> {
  return learner.practiceDays.count();
}
