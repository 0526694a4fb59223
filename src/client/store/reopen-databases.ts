/**
 * What Safari does to a database, and what is done about it. Its rules, in one place (all read on 2026-11-22):
 *
 * - The connection to IndexedDB can be lost under a running app, mostly while it lies in the background: an
 *   operation then fails with an UnknownError, "Connection to Indexed Database server lost. Refresh the page
 *   to try again" (bugs.webkit.org 197050, 277615; dexie/Dexie.js issues 2008, 2296). A reload is not for a
 *   volunteer in the middle of a roll call, so the database is opened anew and the same operation is done once
 *   more. That succeeds where WebKit joins the new process (WebKit pull request 60094, 2026-03-06); an older
 *   Safari may refuse until the page is reloaded, and then the screen says that nothing was saved.
 * - After a failed opening Dexie answers all that follows with a DatabaseClosedError, and its live queries keep
 *   silent about that one: use-live.ts listens for it.
 * - There is no Background Sync (caniuse.com/background-sync): records are sent while the app is open.
 * - An app on the home screen has a storage of its own, apart from Safari's (webkit.org/blog/14403,
 *   2023-08-10): what was practised in Safari is not there. So the app is put there first, then used.
 * - What a site keeps may be removed after seven days of using Safari without touching the site; apps on the
 *   home screen count their own days (webkit.org/blog/10218, 2020-03-24). Some Safaris wait longer since 2025
 *   (WebKit pull request 46107), which is nothing to rely on.
 * - Nothing sounds before the page was touched for the first time (webkit.org/blog/6784, 2016-07-25).
 *
 * Other browsers close connections too: when another tab upgrades or deletes a database, when somebody clears
 * what sites keep. The remedy is the same.
 */
import type { Dexie } from 'dexie';

/** The connection is gone; what was asked of it may be asked of another one. */
export function isConnectionLost(cause: unknown): boolean {
  const { name = '', failures = [] } = (cause ?? {}) as {
    name?: string;
    failures?: readonly unknown[];
  };
  return (
    /^(DatabaseClosed|InvalidState|Unknown|Abort)Error$/.test(name) ||
    failures.some(isConnectionLost)
  );
}

/**
 * Does something with a database; when the connection was lost under it, opens the database anew and does it
 * once more. The first try may have reached the disk before the connection went: what must not be done twice
 * has to look, and is told so by `isRepeated`.
 */
export async function onLastingConnection<Answer>(
  database: Dexie,
  operation: (isRepeated: boolean) => PromiseLike<Answer>,
): Promise<Answer> {
  const connection = database.backendDB();
  try {
    return await operation(false);
  } catch (cause) {
    if (!isConnectionLost(cause)) throw cause;
    await reopen(database, connection);
    return await operation(true);
  }
}

const reopeningByDatabase = new WeakMap<Dexie, Promise<unknown>>();

/** Opens a database anew, once for all who noticed, unless that has happened since `lost` was in use. */
export async function reopen(database: Dexie, lost: IDBDatabase | null): Promise<void> {
  if (database.isOpen() && database.backendDB() !== lost) return;
  let underWay = reopeningByDatabase.get(database);
  if (!underWay) {
    database.close({ disableAutoOpen: false });
    underWay = database.open().finally(() => reopeningByDatabase.delete(database));
    reopeningByDatabase.set(database, underWay);
  }
  await underWay;
}
