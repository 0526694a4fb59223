import { readSettings } from '../queries/settings.ts';
import type { Settings } from '../../../domain/learner-settings.ts';
import type { LearnerDatabase } from '../learner-database.ts';
import { onLastingConnection } from '../reopen-databases.ts';

/** Keeps what the owner chose; everything not named stays as it was. */
export async function saveSettings(
  learner: LearnerDatabase,
  changed: Partial<Settings>,
): Promise<void> {
  await onLastingConnection(learner, () =>
    learner.transaction('rw', learner.settings, async () => {
      await learner.settings.put({
        ...(await readSettings(learner)),
        ...changed,
        key: 'settings',
      });
    }),
  );
}
