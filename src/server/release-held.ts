/** Staff say that what they held counts after all: it is judged once more, as if it came now from a phone in good standing. */
import { covers } from '../sync/erasure.ts';
import type { AcceptedOp, AsideOp, CityTransaction } from './city-store.ts';
import type { Change } from './db/change-set.ts';
import { judgeUnread, resolveRegisters } from './take-in.ts';
import { triageOp, type RawOp } from './triage.ts';

export type Release = {
  readonly deviceId: string;
  /** Group of the phone; a class that nobody has heard of becomes this group's. */
  readonly groupId: string;
  readonly batchId: string;
};

/** Answers how many count now; the others stay put aside, with the reason that they have now. */
export async function releaseHeld(
  transaction: CityTransaction,
  { deviceId, groupId, batchId }: Release,
): Promise<Change<number>> {
  await transaction.lockPhone(deviceId);
  const held = await transaction.findHeld(deviceId);
  if (held.length === 0) return { changed: false, value: 0 };
  const triaged = held.map(({ raw }) => triageOp(JSON.parse(raw) as RawOp));
  const registers = triaged.flatMap(({ verdict }) => (verdict.ok ? verdict.value.register : []));
  const classSessionIds = [...new Set(registers.map((one) => one.classSessionId))].sort();
  const owners = await transaction.lockClasses(groupId, classSessionIds);
  const groupByClass = new Map(owners.map((owner) => [owner.classSessionId, owner.groupId]));
  const erasures = await transaction.findErasures(registers);

  const accepted: AcceptedOp[] = [];
  const aside: AsideOp[] = [];
  for (const { seq, hash, raw, raised, verdict } of triaged) {
    if (!verdict.ok) aside.push({ seq, hash, raw, ...judgeUnread(verdict.failure) });
    else if (erasures.some((erasure) => covers(erasure, verdict.value.register)))
      aside.push({ seq, hash, raw: '', status: 'erased', reason: null });
    else if (groupByClass.get(verdict.value.register.classSessionId) !== groupId)
      aside.push({ seq, hash, raw, status: 'quarantined', reason: 'not-your-group' });
    else accepted.push({ op: verdict.value, hash, raw: raised ? raw : null });
  }
  await transaction.dropHeld(deviceId);
  if (accepted.length > 0) {
    await transaction.addOps(deviceId, batchId, accepted);
    await resolveRegisters(
      transaction,
      accepted.map(({ op }) => op.register),
    );
  }
  if (aside.length > 0) await transaction.putAside(deviceId, batchId, aside);
  return { changed: true, value: accepted.length };
}
