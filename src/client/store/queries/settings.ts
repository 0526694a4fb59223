import { liveQuery, type Observable } from 'dexie';
import { defaultSettings, type Settings } from '../../../domain/learner-settings.ts';
import type { LearnerDatabase } from '../learner-database.ts';

/** How this phone's owner likes texts and pictures; the defaults where nothing was chosen. */
export async function readSettings(learner: LearnerDatabase): Promise<Settings> {
  return { ...defaultSettings, ...(await learner.settings.get('settings')) };
}

/** The same, told again at every change, in this tab or another. */
export const watchSettings = (learner: LearnerDatabase): Observable<Settings> =>
  liveQuery(() => readSettings(learner));
