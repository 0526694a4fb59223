/** Everything that touches the network, wired: what screens may ask for, and what runs by itself. */
import type { Services } from '../store/services.ts';
import { createSending } from '../store/sending.ts';
import type { Fetch } from './city-requests.ts';
import { createJoinGroup } from './join-group.ts';
import { createPackDownload } from './pack-download.ts';
import { keepRoleFiles } from './role-files.ts';
import { sha256 } from './sha256.ts';
import { createStaffDesk } from './staff-desk.ts';
import { createSyncLoop } from './sync-loop.ts';
import { createTransport } from './transport.ts';
import { startTriggers } from './triggers.ts';

type Ports = Pick<Services, 'records' | 'library' | 'now' | 'randomBytes'> & {
  readonly fetch: Fetch;
  /** Null where the browser keeps no caches (no service worker either): the app then needs the network to open. */
  readonly caches: CacheStorage | null;
  readonly random: () => number;
  readonly build: string;
};

export type Connection = {
  readonly services: Pick<
    Services,
    'packDownload' | 'joinGroup' | 'syncSoon' | 'sending' | 'staffDesk'
  >;
  /** From now on send and fetch at every occasion. */
  readonly start: () => void;
};

export function createConnection(ports: Ports): Connection {
  const { records, library, now, randomBytes, fetch, caches } = ports;
  const sending = createSending();
  const loop = createSyncLoop({
    ...ports,
    ...createTransport(fetch),
    sha256,
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    exclusively,
    onSending: sending.set,
    onTrouble: reportError,
  });
  const keepFiles = async (role: 'volunteer' | 'staff') =>
    caches === null || (await keepRoleFiles(role, fetch, caches)).ok;
  return {
    services: {
      packDownload: createPackDownload({ library, fetch, now }),
      joinGroup: createJoinGroup({
        records,
        fetch,
        randomBytes,
        keepFiles: () => keepFiles('volunteer'),
      }),
      syncSoon: loop.wake,
      sending,
      staffDesk: createStaffDesk({ fetch, library, keepFiles: () => keepFiles('staff') }),
    },
    start: () => startTriggers(records, loop.wake),
  };
}

/** One tab at a time; a browser without locks gives each tab its turn, which costs a request and harms nothing. */
async function exclusively(task: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return task();
  await navigator.locks.request('sync', { ifAvailable: true }, (lock) =>
    lock ? task() : undefined,
  );
}
