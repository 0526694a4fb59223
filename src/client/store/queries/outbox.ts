import { Dexie } from 'dexie';
import {
  countDelivery,
  differingSeqs,
  isAcknowledged,
  type DeliveryCounts,
} from '../../../sync/outbox.ts';
import type { Op } from '../../../sync/op.ts';
import { readEnrollment } from '../enrollment.ts';
import { identitiesOf, type Identity } from '../identities.ts';
import type { RecordStore, StoreTransaction } from '../record-store.ts';
import type { RecordsDatabase, SyncRow } from '../records-database.ts';
import { readSync } from '../sync-state.ts';

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
export function readOutboxes(
  store: RecordStore,
  most: number,
): Promise<{ readonly sync: SyncRow; readonly outboxes: readonly Outbox[] } | null> {
  return store.read(async (transaction) => {
    const enrollment = await transaction.enrollment();
    if (!enrollment) return null;
    const sync = await transaction.sync();
    const outboxes: Outbox[] = [];
    for (const identity of identitiesOf(enrollment, sync))
      outboxes.push(await readOutbox(transaction, identity, most));
    return { sync, outboxes };
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

/** What is known of the delivery of this phone's records, of one class or of all. */
export async function readDelivery(
  records: RecordsDatabase,
  classSessionId?: string,
): Promise<DeliveryCounts> {
  const none = countDelivery({ ackedThrough: 0, exceptions: [] }, []);
  const enrollment = await readEnrollment(records);
  if (!enrollment) return none;
  const identities = identitiesOf(enrollment, await readSync(records));
  const counts = await Promise.all(
    identities.map(async ({ deviceId, receipts }) =>
      countDelivery(receipts, await ownSeqs(records, deviceId, classSessionId)),
    ),
  );
  return counts.reduce(
    (sum, one) => ({
      recorded: sum.recorded + one.recorded,
      counted: sum.counted + one.counted,
      held: sum.held + one.held,
      quarantined: sum.quarantined + one.quarantined,
      waiting: sum.waiting + one.waiting,
    }),
    none,
  );
}

async function ownSeqs(
  records: RecordsDatabase,
  deviceId: string,
  classSessionId: string | undefined,
): Promise<readonly number[]> {
  const keys =
    classSessionId === undefined
      ? await records.ops
          .where('[deviceId+seq]')
          .between([deviceId, Dexie.minKey], [deviceId, Dexie.maxKey])
          .primaryKeys()
      : await records.ops.where('register.classSessionId').equals(classSessionId).primaryKeys();
  return keys.filter(([device]) => device === deviceId).map(([, seq]) => seq);
}
