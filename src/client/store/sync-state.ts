import { noReceipts } from '../../sync/outbox.ts';
import type { EnrollmentRow, RecordsDatabase, SyncRow } from './records-database.ts';

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

/** The group that this phone belongs to; null before it joined one. */
export async function readEnrollment(records: RecordsDatabase): Promise<EnrollmentRow | null> {
  const row = await records.phone.get('enrollment');
  return row?.key === 'enrollment' ? row : null;
}
