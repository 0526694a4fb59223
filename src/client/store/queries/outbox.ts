import { Dexie } from 'dexie';
import { countDelivery, isAcknowledged, type DeliveryCounts } from '../../../sync/outbox.ts';
import type { Op } from '../../../sync/op.ts';
import type { EnrollmentRow, RecordsDatabase, SyncRow } from '../records-database.ts';
import { readEnrollment } from '../enrollment.ts';
import { readSync } from '../sync-state.ts';

export type Outbox = {
  readonly enrollment: EnrollmentRow;
  readonly sync: SyncRow;
  /** Own ops without a receipt, oldest first, at most as many as asked for. */
  readonly waiting: readonly Op[];
  /** Greatest seq on this phone. */
  readonly lastSeq: number;
};

/** What is still to be handed over; null while the phone belongs to no group. */
export async function readOutbox(records: RecordsDatabase, most: number): Promise<Outbox | null> {
  const enrollment = await readEnrollment(records);
  if (!enrollment) return null;
  const sync = await readSync(records);
  const { deviceId } = enrollment;
  const { ackedThrough, exceptions } = sync.receipts;
  const above = await records.ops
    .where('[deviceId+seq]')
    .between([deviceId, ackedThrough + 1], [deviceId, Dexie.maxKey])
    .limit(most + exceptions.length)
    .toArray();
  const newest = await ownOps(records, deviceId).last();
  return {
    enrollment,
    sync,
    waiting: above.filter((op) => !isAcknowledged(sync.receipts, op.seq)).slice(0, most),
    lastSeq: newest?.seq ?? 0,
  };
}

/** What is known of the delivery of this phone's records, of one class or of all. */
export async function readDelivery(
  records: RecordsDatabase,
  classSessionId?: string,
): Promise<DeliveryCounts> {
  const enrollment = await readEnrollment(records);
  if (!enrollment) return countDelivery({ ackedThrough: 0, exceptions: [] }, []);
  const { receipts } = await readSync(records);
  return countDelivery(receipts, await ownSeqs(records, enrollment.deviceId, classSessionId));
}

async function ownSeqs(
  records: RecordsDatabase,
  deviceId: string,
  classSessionId: string | undefined,
): Promise<readonly number[]> {
  const keys =
    classSessionId === undefined
      ? await ownOps(records, deviceId).primaryKeys()
      : await records.ops.where('register.classSessionId').equals(classSessionId).primaryKeys();
  return keys.filter(([device]) => device === deviceId).map(([, seq]) => seq);
}

const ownOps = (records: RecordsDatabase, deviceId: string) =>
  records.ops.where('[deviceId+seq]').between([deviceId, Dexie.minKey], [deviceId, Dexie.maxKey]);
