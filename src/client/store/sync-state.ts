import { noReceipts } from '../../sync/outbox.ts';
import type { RecordsDatabase, SyncRow } from './records-database.ts';

/** Of a phone that has neither sent nor fetched anything. */
export const emptySync: SyncRow = {
  key: 'sync',
  receipts: noReceipts,
  epoch: null,
  cursor: '',
  replicaEpoch: null,
  shadow: null,
  former: [],
  checked: '',
  backedUpThrough: 0,
  checkpoints: [],
  forgottenThrough: 0,
  forgottenClasses: [],
  sealKey: null,
  locks: { mark: '', classSessionIds: [] },
  leaving: null,
  putAway: [],
  lastReceiptAt: null,
  answeredAt: {},
  lastPullAt: null,
  heardClock: null,
  refusal: null,
};

/** How far sending and fetching have come. The first version kept one epoch for receipts and rows. */
export async function readSync({ phone }: Pick<RecordsDatabase, 'phone'>): Promise<SyncRow> {
  const row = await phone.get('sync');
  if (row?.key !== 'sync') return emptySync;
  const replicaEpoch = 'replicaEpoch' in row ? row.replicaEpoch : (row as SyncRow).epoch;
  return { ...emptySync, ...(row as SyncRow), replicaEpoch };
}
