/** Tells whenever something changes of which ready pages are made, in this tab or another. */
import type { LearnerDatabase } from '../learner-database.ts';
import type { LibraryDatabase } from '../library-database.ts';
import { watchLasting } from './use-live.ts';

/** A look that fails is left out: pages are compared again at the next opening. */
export function watchPageGround(
  library: LibraryDatabase,
  learner: LearnerDatabase,
  onChange: () => void,
): void {
  const look = () =>
    Promise.all([
      learner.settings.get('settings'),
      learner.progress.toArray(),
      learner.practiceDays.count(),
      library.city.get('city'),
      library.shelf.get('index'),
      library.drawn.toCollection().primaryKeys(),
    ]);
  watchLasting([library, learner], look, onChange, () => {});
}
