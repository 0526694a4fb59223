import { Dexie } from 'dexie';
import {
  countStored,
  noReceipts,
  type DeliveryCounts,
  type Receipts,
} from '../../../sync/outbox.ts';
import { readEnrollment } from '../enrollment.ts';
import { identitiesOf, type Identity } from '../identities.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';

/** The ids under which this phone writes and wrote, with the receipts of each; none while it belongs to no group. */
export async function readIdentities(records: RecordsDatabase): Promise<readonly Identity[]> {
  const enrollment = await readEnrollment(records);
  return enrollment ? identitiesOf(enrollment, await readSync(records)) : [];
}

/**
 * What is known of the delivery of all records of this phone. It is asked anew with every receipt, so the
 * database counts: reading the numbers of ten thousand records would take longer than sending them.
 */
export async function readDelivery(records: RecordsDatabase): Promise<DeliveryCounts> {
  const identities = await readIdentities(records);
  const counts = await Promise.all(
    identities.map(async ({ deviceId, receipts }) => countOwn(records, deviceId, receipts)),
  );
  return counts.reduce(addDeliveries, nothingRecorded);
}

export const nothingRecorded: DeliveryCounts = countStored(noReceipts, {
  recorded: 0,
  aboveWatermark: 0,
  has: () => false,
});

export const addDeliveries = (a: DeliveryCounts, b: DeliveryCounts): DeliveryCounts => ({
  recorded: a.recorded + b.recorded,
  counted: a.counted + b.counted,
  held: a.held + b.held,
  quarantined: a.quarantined + b.quarantined,
  waiting: a.waiting + b.waiting,
});

async function countOwn(
  { ops }: RecordsDatabase,
  deviceId: string,
  receipts: Receipts,
): Promise<DeliveryCounts> {
  const countFrom = (seq: number) =>
    ops.where('[deviceId+seq]').between([deviceId, seq], [deviceId, Dexie.maxKey]).count();
  const named = receipts.exceptions.map(({ seq }): [string, number] => [deviceId, seq]);
  const there = await ops.where('[deviceId+seq]').anyOf(named).primaryKeys();
  const seqs = new Set(there.map(([, seq]) => seq));
  return countStored(receipts, {
    recorded: await countFrom(0),
    aboveWatermark: await countFrom(receipts.ackedThrough + 1),
    has: (seq) => seqs.has(seq),
  });
}
