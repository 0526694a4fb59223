import { Dexie } from 'dexie';
import { hashOp, opIdOf, type Sha256 } from '../../../sync/op.ts';
import { isCountedOp } from '../../../sync/outbox.ts';
import { receiptCodeOf } from '../../../sync/receipt-code.ts';
import { readEnrollment } from '../enrollment.ts';
import { identitiesOf } from '../identities.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';

/** A class's receipt code, of the ops that the city is known to count; the same one stands on the staff's screen. */
export async function readReceiptCode(
  records: RecordsDatabase,
  classSessionId: string,
  sha256: Sha256,
): Promise<string | null> {
  const enrollment = await readEnrollment(records);
  if (!enrollment) return null;
  const identities = identitiesOf(enrollment, await readSync(records));
  const ops = await records.ops.where('register.classSessionId').equals(classSessionId).toArray();
  const counted = ops.filter(({ deviceId, seq }) => {
    const own = identities.find((identity) => identity.deviceId === deviceId);
    return own === undefined || isCountedOp(own.receipts, seq);
  });
  if (counted.length === 0) return null;
  const hashes = await Promise.all(
    counted.map(async (op) => [opIdOf(op), await hashOp(op, sha256)] as const),
  );
  return receiptCodeOf(new Map(hashes), sha256);
}

/** The class of the newest record that this phone made; null before the first. */
export async function readNewestClass(records: RecordsDatabase): Promise<string | null> {
  const enrollment = await readEnrollment(records);
  const newest = await records.ops
    .where('[deviceId+seq]')
    .between([enrollment?.deviceId ?? '', Dexie.minKey], [enrollment?.deviceId ?? '', Dexie.maxKey])
    .last();
  return newest?.register.classSessionId ?? null;
}
