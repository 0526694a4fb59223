/**
 * A phone leaves its group. It does so only when the city has answered for every record; its own records stay where
 * they are under the id that wrote them, as long as the city might need them again (`forget-old.ts`). What came from
 * the city and from other phones goes.
 */
import { fail, succeed, type Result } from '../../domain/result.ts';
import { readEnrollment } from './enrollment.ts';
import { identitiesOf, type Identity } from './identities.ts';
import { forgetMirror } from './phone-mirror.ts';
import { readDelivery } from './queries/outbox.ts';
import type { FormerIdentity, RecordsDatabase } from './records-database.ts';
import { emptySync, readSync } from './sync-state.ts';

export type CannotLeave = { readonly type: 'records-wait'; readonly count: number };

/** To be carried out as soon as the city has been told; `false` takes it back. */
export function wishToLeave(records: RecordsDatabase, isWished: boolean): Promise<unknown> {
  return records.transaction('rw', [records.phone, records.ops], async () => {
    const leaving = isWished ? (await readDelivery(records)).recorded : null;
    return records.phone.put({ ...(await readSync(records)), leaving });
  });
}

/** Does somebody wait for the phone to leave? What was recorded since says otherwise. */
export async function isLeaving(records: RecordsDatabase): Promise<boolean> {
  const { leaving } = await readSync(records);
  return leaving !== null && (await readDelivery(records)).recorded === leaving;
}

/** At once, whether the city knows or not. */
export async function leaveGroup(
  records: RecordsDatabase,
  mirror: Pick<Storage, 'removeItem'>,
): Promise<Result<'left', CannotLeave>> {
  const { phone, ops, documents, shadowOps, shadowDocuments } = records;
  const tables = [phone, ops, documents, shadowOps, shadowDocuments];
  const outcome = await records.transaction('rw', tables, async () => {
    const { waiting } = await readDelivery(records);
    if (waiting > 0) return fail({ type: 'records-wait', count: waiting } as const);
    const enrollment = await readEnrollment(records);
    if (enrollment) {
      const sync = await readSync(records);
      const identities = identitiesOf(enrollment, sync);
      const own = new Set(identities.map(({ deviceId }) => deviceId));
      await phone.put({
        ...sync,
        former: identities.map(formerOf),
        cursor: '',
        shadow: null,
        locks: emptySync.locks,
        leaving: null,
        refusal: null,
      });
      await ops.filter(({ deviceId }) => !own.has(deviceId)).delete();
    }
    await Promise.all([documents, shadowOps, shadowDocuments].map((table) => table.clear()));
    await phone.bulkDelete(['enrollment', 'lock', 'actors', 'departure', 'shown-plans']);
    return succeed('left' as const);
  });
  if (outcome.ok) forgetMirror(mirror);
  return outcome;
}

function formerOf(identity: Identity): FormerIdentity {
  const { deviceId, publicKey, receipts, epoch, forgottenThrough } = identity;
  return { deviceId, ...(publicKey && { publicKey }), receipts, epoch, forgottenThrough };
}
