import { noReceipts } from '../../sync/outbox.ts';
import type { RecordsDatabase, SyncRow } from './records-database.ts';

const nothingYet: SyncRow = {
  key: 'sync',
  receipts: noReceipts,
  cursor: '',
  epoch: null,
  lastReceiptAt: null,
  lastPullAt: null,
  refusal: null,
};

/** How far sending and fetching have come. */
export async function readSync(records: RecordsDatabase): Promise<SyncRow> {
  const row = await records.phone.get('sync');
  return row?.key === 'sync' ? row : nothingYet;
}
