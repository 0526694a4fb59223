/** The ids under which this phone wrote: the one that it has, and those that it had before. */
import type { Receipts } from '../../sync/outbox.ts';
import type { EnrollmentRow, FormerIdentity, SyncRow } from './records-database.ts';

export type Identity = FormerIdentity & { readonly isCurrent: boolean };

export const identitiesOf = (enrollment: EnrollmentRow, sync: SyncRow): readonly Identity[] => [
  {
    deviceId: enrollment.deviceId,
    ...(enrollment.publicKey && { publicKey: enrollment.publicKey }),
    receipts: sync.receipts,
    epoch: sync.epoch,
    forgottenThrough: sync.forgottenThrough,
    isCurrent: true,
  },
  ...sync.former.map((former) => ({ ...former, isCurrent: false })),
];

/** The row with what is now known of one id's receipts. */
export function withReceipts(
  sync: SyncRow,
  { deviceId, isCurrent }: Identity,
  receipts: Receipts,
  epoch: string | null,
): SyncRow {
  if (isCurrent) return { ...sync, receipts, epoch };
  return {
    ...sync,
    former: sync.former.map((former) =>
      former.deviceId === deviceId ? { ...former, receipts, epoch } : former,
    ),
  };
}
