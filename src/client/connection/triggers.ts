/** Occasions to try the network: something was recorded, the line came back, the app came to the front, a minute passed. */
import { Dexie } from 'dexie';
import type { RecordsDatabase } from '../store/records-database.ts';

/** While the app is in front it looks at least this often (ms): `online` events lie. */
export const greatestPause = 60_000;

/** Sending waits until the finger rests this long (ms), so that it never competes with the next mark. */
export const restBeforeSending = 500;

export function startTriggers(records: RecordsDatabase, wake: () => void): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const opsTable = `idb://${records.name}/${records.ops.name}/`;
  Dexie.on('storagemutated', (changed) => {
    if (!Object.keys(changed).some((part) => part.startsWith(opsTable))) return;
    clearTimeout(resting);
    resting = setTimeout(wake, restBeforeSending);
  });
  wake();
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') wake();
  }, greatestPause);
}
