import type { Receipts } from '../../sync/outbox.ts';
import type { RecordsDatabase, SyncRow } from './records-database.ts';
import { readSync } from './sync-state.ts';

/** Keeps what the city acknowledged. `now` in ms since 1970. */
export async function keepReceipts(
  records: RecordsDatabase,
  receipts: Receipts,
  epoch: string,
  now: number,
): Promise<void> {
  await records.transaction('rw', records.phone, async () => {
    await records.phone.put({
      ...(await readSync(records)),
      receipts,
      epoch,
      lastReceiptAt: now,
      refusal: null,
    });
  });
}

/** Keeps that the city refuses this phone, so that the screens can say so; records stay where they are. */
export async function keepRefusal(
  records: RecordsDatabase,
  refusal: NonNullable<SyncRow['refusal']>,
): Promise<void> {
  await records.transaction('rw', records.phone, async () => {
    await records.phone.put({ ...(await readSync(records)), refusal });
  });
}
