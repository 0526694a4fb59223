/** Losing a connection as browsers do it: the connection is dead, and another one can be opened. */
import type { Dexie } from 'dexie';

export type Losing = {
  /** Safari: nobody is told that the connection is gone; whatever is asked of it fails. */
  readonly quietly: () => void;
  /** The next write reaches the disk, but the connection goes before its completion is told. */
  readonly afterNextWrite: () => void;
};

/** Words of WebKit when its storage process has gone. */
const webkitWords = 'Connection to Indexed Database server lost. Refresh the page to try again';

/** For a database that is not open yet. */
export function losing(database: Dexie): Losing {
  let connection: { state: 'whole' | 'last write' | 'lost' } = { state: 'whole' };
  database.use({
    stack: 'dbcore',
    create: (core) => {
      const own: typeof connection = { state: 'whole' };
      connection = own;
      return {
        ...core,
        transaction: (...words) => {
          if (own.state === 'lost') throw new DOMException(webkitWords, 'UnknownError');
          const transaction = core.transaction(...words) as IDBTransaction;
          if (own.state === 'last write' && transaction.mode === 'readwrite') {
            own.state = 'lost';
            abortWhenComplete(transaction);
          }
          return transaction;
        },
      };
    },
  });
  return {
    quietly: () => {
      connection.state = 'lost';
    },
    afterNextWrite: () => {
      connection.state = 'last write';
    },
  };
}

function abortWhenComplete(transaction: IDBTransaction): void {
  Object.defineProperty(transaction, 'oncomplete', {
    set: () => {
      transaction.addEventListener('complete', (event) => transaction.onabort?.(event));
    },
  });
}
