/**
 * A phone whose storage was copied (moved to a new phone, put back from a backup) writes under numbers that
 * another phone has used. It takes an id of its own, and what the city put aside for that reason is written
 * again under it: by then every op of the former id has an answer, so nothing is lost and nothing doubled.
 */
import { mergeOf } from '../../domain/registers.ts';
import { reissueOps } from '../../sync/issue.ts';
import type { Register } from '../../sync/op.ts';
import { differingSeqs, isCountedOp, noReceipts } from '../../sync/outbox.ts';
import { identitiesOf } from './identities.ts';
import type { RecordStore, StoreTransaction } from './record-store.ts';
import type { CopyRow, EnrollmentRow, SyncRow } from './records-database.ts';

/** Must this phone take another id? */
export const isCopied = (sync: SyncRow): boolean => differingSeqs(sync.receipts).length > 0;

/** The id that this phone is about to take; made once, because the city may have it already. */
export async function prepareCopy(
  store: RecordStore,
  create: () => Promise<CopyRow>,
): Promise<CopyRow> {
  const known = await store.read((transaction) => transaction.copy());
  if (known) return known;
  const created = await create();
  return store.write(async (transaction) => {
    const meanwhile = await transaction.copy();
    if (meanwhile) return meanwhile;
    await transaction.putCopy(created);
    return created;
  });
}

/** The city knows the copy under this token: from now on this phone is another one. */
export function takeCopy(store: RecordStore, copy: CopyRow, token: string): Promise<void> {
  return store.write(async (transaction) => {
    const enrollment = await transaction.enrollment();
    const pending = await transaction.copy();
    if (!enrollment || pending?.deviceId !== copy.deviceId) return;
    const { deviceId, privateKey, publicKey } = copy;
    await transaction.putCopy(null);
    await becomeAnother(transaction, { ...enrollment, deviceId, privateKey, publicKey, token });
  });
}

/** The phone goes on under another id; what it wrote before stays its own. */
export async function becomeAnother(
  transaction: StoreTransaction,
  next: EnrollmentRow,
): Promise<void> {
  const enrollment = await transaction.enrollment();
  const sync = await transaction.sync();
  const { receipts, epoch, forgottenThrough } = sync;
  const { deviceId = '', publicKey } = enrollment ?? {};
  const former = enrollment
    ? [
        ...sync.former,
        { deviceId, ...(publicKey && { publicKey }), receipts, epoch, forgottenThrough },
      ]
    : sync.former;
  await transaction.putEnrollment(next);
  await transaction.putSync({
    ...sync,
    former,
    receipts: noReceipts,
    checkpoints: [],
    backedUpThrough: 0,
    forgottenThrough: 0,
  });
  await reissueDiffering(transaction);
}

/** Writes again, under the present id, what was put aside because another phone has its number. */
export async function reissueDiffering(transaction: StoreTransaction): Promise<boolean> {
  const enrollment = await transaction.enrollment();
  if (!enrollment) return false;
  let reissued = false;
  for (const { deviceId, receipts, isCurrent } of identitiesOf(
    enrollment,
    await transaction.sync(),
  )) {
    const differing = new Set(differingSeqs(receipts));
    if (isCurrent || differing.size === 0) continue;
    const ops = await transaction.opsFrom(deviceId, 0, Number.POSITIVE_INFINITY);
    const again = ops.filter(({ seq }) => differing.has(seq));
    const held = ops.filter(({ seq }) => isCountedOp(receipts, seq));
    const newest = await transaction.newestOf(enrollment.deviceId);
    await transaction.putOps(reissueOps(again, held, enrollment.deviceId, newest, addsUp));
    await transaction.removeOps(again.map((op) => [op.deviceId, op.seq]));
    const sync = await transaction.sync();
    await transaction.putSync({
      ...sync,
      former: sync.former.map((former) =>
        former.deviceId === deviceId
          ? { ...former, receipts: withoutReasons(former.receipts, differing) }
          : former,
      ),
    });
    reissued = true;
  }
  return reissued;
}

const withoutReasons = (
  { ackedThrough, exceptions }: SyncRow['receipts'],
  seqs: ReadonlySet<number>,
): SyncRow['receipts'] => ({
  ackedThrough,
  exceptions: exceptions.map((known) =>
    seqs.has(known.seq) ? { seq: known.seq, status: known.status } : known,
  ),
});

const addsUp = ({ field }: Register): boolean => mergeOf(field) === 'sum';
