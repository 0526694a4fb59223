/** Fetches what is new, page by page, and mends classes whose copy here is not the city's. */
import { hexOf } from '../../domain/ids.ts';
import type { ClassDigest } from '../../protocol/pull.ts';
import { applyPull, cursorOf } from '../store/apply-pull.ts';
import { findDiffering, mendClass } from '../store/compare-classes.ts';
import { forgetOld } from '../store/forget-old.ts';
import { readOutboxes } from '../store/outboxes.ts';
import { done, heedRefusal, stopped, wait, type Outcome, type SyncPorts } from './sync-ports.ts';

/** `again`: something must be handed over first. */
export type FetchOutcome = Outcome | { readonly type: 'again' };

export function createFetching(ports: SyncPorts): () => Promise<FetchOutcome> {
  const { store } = ports;
  return async () => {
    for (;;) {
      const place = await readPlace();
      if (!place) return stopped;
      const nonce = hexOf(ports.randomBytes(16));
      const cursor = cursorOf(place.sync);
      const page = await ports.pull(place.token, {
        nonce,
        cursor,
        checked: place.sync.checked,
        locks: place.sync.locks.mark,
      });
      if (!page.ok) return heedRefusal(store, page.failure);
      if (page.value.nonce !== nonce) return wait;
      const outcome = await applyPull(store, page.value, cursor, ports.now());
      if (outcome === 'send-first') return { type: 'again' };
      if (outcome === 'stale' || page.value.more) continue;
      const mended = await mend(page.value.digests);
      if (mended) return mended;
      await forgetOld(store, page.value.serverTime);
      return (await isWaiting()) ? { type: 'again' } : done;
    }
  };

  function readPlace() {
    return store.read(async (transaction) => {
      const enrollment = await transaction.enrollment();
      return enrollment && { token: enrollment.token, sync: await transaction.sync() };
    });
  }

  async function mend(digests: readonly ClassDigest[]): Promise<Outcome | null> {
    for (const classSessionId of await findDiffering(store, digests, ports.sha256)) {
      const place = await readPlace();
      if (!place) return stopped;
      const nonce = hexOf(ports.randomBytes(16));
      const page = await ports.pullClass(place.token, { nonce, classSessionId });
      if (!page.ok) return heedRefusal(store, page.failure);
      if (page.value.nonce !== nonce) return wait;
      await mendClass(store, page.value, place.sync.cursor);
    }
    return null;
  }

  /** The page or a digest may have told that the city lacks records that it once had. */
  async function isWaiting(): Promise<boolean> {
    const found = await readOutboxes(store, 1);
    return found?.outboxes.some(({ waiting }) => waiting.length > 0) ?? false;
  }
}
