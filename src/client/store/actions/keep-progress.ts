/** Remembers how far a learner has come and on which days; on this phone only. */
import type { CivilDate } from '../../../domain/time.ts';
import type { LearnerDatabase } from '../learner-database.ts';
import { onLastingConnection } from '../reopen-databases.ts';

export type ReachedStep = {
  readonly packId: string;
  readonly lessonId: string;
  readonly stepId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** The step that is now in front: where the lesson opens again. What was completed once stays completed. */
export async function keepReachedStep(
  learner: LearnerDatabase,
  { at, ...place }: ReachedStep,
): Promise<void> {
  await onLastingConnection(learner, () =>
    learner.transaction('rw', learner.progress, async () => {
      const before = await learner.progress.get([place.packId, place.lessonId]);
      await learner.progress.put({
        ...place,
        updatedAt: at,
        completedAt: before?.completedAt ?? null,
      });
    }),
  );
}

/** The last step was left by つぎへ: the lesson is completed, and `today` gets its stamp. */
export async function keepCompletedLesson(
  learner: LearnerDatabase,
  { at, ...place }: ReachedStep,
  today: CivilDate,
): Promise<void> {
  await onLastingConnection(learner, () =>
    learner.transaction('rw', learner.progress, learner.practiceDays, async () => {
      await learner.progress.put({ ...place, updatedAt: at, completedAt: at });
      await learner.practiceDays.put({ date: today });
    }),
  );
}
