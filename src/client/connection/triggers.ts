/** Occasions to try the network: something was recorded, the line came back, the app came to the front, a minute passed. */
import { liveQuery } from 'dexie';
import type { RecordsDatabase } from '../store/records-database.ts';

/** While the app is in front it looks at least this often (ms): `online` events lie. */
export const greatestPause = 60_000;

export function startTriggers(records: RecordsDatabase, wake: () => void): void {
  liveQuery(() => records.ops.count()).subscribe(wake);
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') wake();
  }, greatestPause);
}
