import type { LearnerDatabase } from '../learner-database.ts';
import { onLastingConnection } from '../reopen-databases.ts';

/**
 * A lent phone goes to the next person: what one learner practised, chose and was handed out is gone, at once and whole. It
 * touches no other database, so the class's records wait on as they were. Whether the browser has promised to
 * keep its storage is no trace of a person and stays.
 */
export async function forgetLearner(learner: LearnerDatabase): Promise<void> {
  await onLastingConnection(learner, () =>
    learner.transaction(
      'rw',
      learner.settings,
      learner.progress,
      learner.practiceDays,
      async () => {
        await learner.settings.bulkDelete(['settings', 'cards']);
        await learner.progress.clear();
        await learner.practiceDays.clear();
      },
    ),
  );
}
