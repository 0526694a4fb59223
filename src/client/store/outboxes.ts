/** What waits to be handed over, by each id that this phone writes or wrote under. */
import { differingSeqs, isAcknowledged } from '../../sync/outbox.ts';
import type { Op } from '../../sync/op.ts';
import { identitiesOf, type Identity } from './identities.ts';
import type { RecordStore, StoreTransaction } from './record-store.ts';
import type { SyncRow } from './records-database.ts';

/** `token` opens the city's door, whichever id the ops are of. */
export type Outboxes = {
  readonly token: string;
  readonly sync: SyncRow;
  readonly outboxes: readonly Outbox[];
};

export type Outbox = {
  readonly identity: Identity;
  /** Own ops without a receipt, oldest first, at most as many as asked for. */
  readonly waiting: readonly Op[];
  /** The first op whose number another phone has used; it goes in front of every further batch. */
  readonly differing: Op | null;
  /** Greatest seq on this phone. */
  readonly lastSeq: number;
};

/** What is still to be handed over, by each id of this phone; null while it belongs to no group. */
export function readOutboxes(store: RecordStore, most: number): Promise<Outboxes | null> {
  return store.read(async (transaction) => {
    const enrollment = await transaction.enrollment();
    if (!enrollment) return null;
    const sync = await transaction.sync();
    const outboxes: Outbox[] = [];
    for (const identity of identitiesOf(enrollment, sync))
      outboxes.push(await readOutbox(transaction, identity, most));
    return { token: enrollment.token, sync, outboxes };
  });
}

async function readOutbox(
  transaction: StoreTransaction,
  identity: Identity,
  most: number,
): Promise<Outbox> {
  const { deviceId, receipts } = identity;
  const above = await transaction.opsFrom(
    deviceId,
    receipts.ackedThrough + 1,
    most + receipts.exceptions.length,
  );
  const [firstDiffering] = differingSeqs(receipts);
  const [differing = null] =
    firstDiffering === undefined ? [] : await transaction.findOps([[deviceId, firstDiffering]]);
  const newest = await transaction.newestOf(deviceId);
  return {
    identity,
    waiting: above.filter((op) => !isAcknowledged(receipts, op.seq)).slice(0, most),
    differing,
    lastSeq: newest?.seq ?? 0,
  };
}
