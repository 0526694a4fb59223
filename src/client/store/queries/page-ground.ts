/** Tells whenever something changes of which ready pages are made, in this tab or another. */
import { liveQuery, type Observable } from 'dexie';
import type { LearnerDatabase } from '../learner-database.ts';
import type { LibraryDatabase } from '../library-database.ts';

export const watchPageGround = (
  library: LibraryDatabase,
  learner: LearnerDatabase,
): Observable<unknown> =>
  liveQuery(() =>
    Promise.all([
      learner.settings.get('settings'),
      learner.progress.toArray(),
      learner.practiceDays.count(),
      library.city.get('city'),
      library.shelf.get('index'),
      library.drawn.toCollection().primaryKeys(),
    ]),
  );
