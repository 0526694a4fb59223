/** A volunteer's phone and the city: joining, sending, fetching. Loaded only where there is something to send or to join. */
import { mirrorPhone } from '../store/phone-mirror.ts';
import { recordStoreOf } from '../store/record-store-of.ts';
import type { JoinGroup, PackDownload, Services } from '../store/services.ts';
import type { Fetch } from './city-requests.ts';
import { createIdentity } from './create-identity.ts';
import { leaveWhenTold } from './leaving.ts';
import { deliverParcels } from './parcel-post.ts';
import { createJoinGroup } from './join-group.ts';
import { createPackDownload } from './pack-download.ts';
import { sha256 } from '../store/sha256.ts';
import { createSyncLoop } from './sync-loop.ts';
import { createTransport } from './transport.ts';
import { startTriggers } from './triggers.ts';

export type ClassPorts = Pick<
  Services,
  'records' | 'library' | 'now' | 'randomBytes' | 'sending'
> & {
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly savesData: () => boolean;
  readonly build: string;
  readonly keepFiles: () => Promise<boolean>;
};

export type ClassConnection = {
  readonly joinGroup: JoinGroup;
  /** Brings the lessons from which volunteers learn. */
  readonly bringTraining: PackDownload['refresh'];
  /** Try to send and fetch now. */
  readonly wake: () => void;
  /** From now on send and fetch at every occasion. */
  readonly start: () => void;
};

export function createClassConnection(ports: ClassPorts): ClassConnection {
  const store = recordStoreOf(ports.records);
  const loop = createSyncLoop({
    ...ports,
    store,
    createCopy: async () => ({ key: 'copy', ...(await createIdentity(ports.randomBytes)) }),
    ...createTransport(ports.fetch),
    sha256,
    exclusively: (task) =>
      exclusively(async () => {
        await task();
        await deliverParcels(ports);
        await mirrorPhone(store, localStorage);
        await leaveWhenTold({ ...ports, mirror: localStorage });
      }),
    onSending: ports.sending.set,
    onTrouble: reportError,
  });
  return {
    joinGroup: createJoinGroup({ ...ports, store, mirror: localStorage }),
    bringTraining: createPackDownload({ ...ports, shelf: 'volunteers' }).refresh,
    wake: loop.wake,
    start: () => startTriggers(ports.records, loop.wake),
  };
}

/** One tab at a time; a browser without locks gives each tab its turn, which costs a request and harms nothing. */
async function exclusively(task: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return task();
  await navigator.locks.request('sync', { ifAvailable: true }, (lock) =>
    lock ? task() : undefined,
  );
}
