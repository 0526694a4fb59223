/** Occasions to try the network: something was recorded, the line came back, the app came to the front, a minute passed. */
import { liveQuery } from 'dexie';
import type { RecordsDatabase } from '../store/records-database.ts';

/** While the app is in front it looks at least this often (ms): `online` events lie. */
export const greatestPause = 60_000;

/** Sending waits until the finger rests this long (ms), so that it never competes with the next mark. */
export const restBeforeSending = 500;

export function startTriggers(records: RecordsDatabase, wake: () => void): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  liveQuery(() => records.ops.count()).subscribe(() => {
    clearTimeout(resting);
    resting = setTimeout(wake, restBeforeSending);
  });
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') wake();
  }, greatestPause);
}
