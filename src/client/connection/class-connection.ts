/** A volunteer's phone and the city: joining, sending, fetching. Loaded only where there is something to send or to join. */
import type { JoinGroup, Services } from '../store/services.ts';
import type { Fetch } from './city-requests.ts';
import { createJoinGroup } from './join-group.ts';
import { sha256 } from './sha256.ts';
import { createSyncLoop } from './sync-loop.ts';
import { createTransport } from './transport.ts';
import { startTriggers } from './triggers.ts';

export type ClassPorts = Pick<Services, 'records' | 'now' | 'randomBytes' | 'sending'> & {
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly build: string;
  readonly keepFiles: () => Promise<boolean>;
};

export type ClassConnection = {
  readonly joinGroup: JoinGroup;
  /** Try to send and fetch now. */
  readonly wake: () => void;
  /** From now on send and fetch at every occasion. */
  readonly start: () => void;
};

export function createClassConnection(ports: ClassPorts): ClassConnection {
  const loop = createSyncLoop({
    ...ports,
    ...createTransport(ports.fetch),
    sha256,
    exclusively,
    onSending: ports.sending.set,
    onTrouble: reportError,
  });
  return {
    joinGroup: createJoinGroup(ports),
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
