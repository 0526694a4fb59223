/**
 * Hands records over and fetches what others recorded, one request at a time:
 *
 *            wake                    all handed over             no more pages
 *   resting ─────→ pushing ─ … ─ pushing ─────────→ pulling ─ … ─────────────→ comparing ─→ resting
 *      ↑              │ no receipt  ↑                  │ no page   │ a number of ours is taken
 *      │              │             └──────────────────┼───────────┘
 *      └── wake, or ──┴──────────── waiting ←──────────┘
 *          the delay is over
 *
 * It decides nothing about records: what an answer proves is `sync/outbox`, what it changes on the phone is
 * `store/`. Whatever is not a receipt changes nothing.
 */
import { delayAfter } from '../../sync/backoff.ts';
import { firstBatch } from '../../sync/outbox.ts';
import { createFetching } from './fetching.ts';
import { createHandingOver } from './handing-over.ts';
import { wait, type Outcome, type SyncPorts } from './sync-ports.ts';

export type SyncLoop = {
  /** Something may be there to send or to fetch. */
  readonly wake: () => void;
};

/** A page and a push may each send us back to the other; not for ever. */
const greatestRounds = 5;

export function createSyncLoop(ports: SyncPorts): SyncLoop {
  const batch = { size: firstBatch };
  const handOver = createHandingOver(ports, batch);
  const fetchAll = createFetching(ports);
  let turning = false;
  let wokenMeanwhile = false;
  let failures = 0;
  let callOff = (): void => {};

  return { wake };

  function wake(): void {
    callOff();
    if (turning) {
      wokenMeanwhile = true;
      return;
    }
    turning = true;
    wokenMeanwhile = false;
    void ports.exclusively(turn).finally(() => {
      turning = false;
      if (wokenMeanwhile) wake();
    });
  }

  async function turn(): Promise<void> {
    const outcome = await exchange();
    if (outcome.type === 'wait') {
      failures += 1;
      callOff = ports.after(delayAfter(failures, ports.random(), outcome.retryAfter), wake);
    } else {
      failures = 0;
    }
  }

  async function exchange(): Promise<Outcome> {
    try {
      for (let round = 0; round < greatestRounds; round += 1) {
        const handed = await handOver();
        if (handed.type !== 'done') return handed;
        const fetched = await fetchAll();
        if (fetched.type !== 'again') return handed.stuck ? wait : fetched;
      }
      return wait;
    } catch (cause) {
      // The database went away under us: nothing was acknowledged or taken in that is not on disk.
      ports.onTrouble(cause);
      return wait;
    } finally {
      ports.onSending(false);
    }
  }
}
