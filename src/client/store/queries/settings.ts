import { defaultSettings, type Settings } from '../../../domain/learner-settings.ts';
import type { LearnerDatabase } from '../learner-database.ts';
import { watchLasting } from './use-live.ts';

/** How this phone's owner likes texts and pictures; the defaults where nothing was chosen. */
export async function readSettings(learner: LearnerDatabase): Promise<Settings> {
  const row = await learner.settings.get('settings');
  return { ...defaultSettings, ...(row?.key === 'settings' ? row : undefined) };
}

/** The same, told again at every change, in this tab or another. */
export const watchSettings = (learner: LearnerDatabase) => ({
  subscribe: (onSettings: (settings: Settings) => void): (() => void) =>
    watchLasting(
      [learner],
      () => readSettings(learner),
      onSettings,
      (cause) => reportError(cause),
    ),
});
