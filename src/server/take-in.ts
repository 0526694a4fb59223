/**
 * Takes the ops of one push, in one transaction: the phone is locked (its pushes follow one another), its
 * classes are locked in a fixed order (two phones' pushes to one class follow one another), each op is
 * judged by itself, what counts is added and its registers are resolved anew.
 */
import { mergeOf } from '../domain/registers.ts';
import type { WireOp } from '../protocol/op.ts';
import type { OpResult } from '../protocol/push.ts';
import { covers, type Erasure } from '../sync/erasure.ts';
import { registerKeyOf, type Op, type Register } from '../sync/op.ts';
import { resolveConflict, resolveSum } from '../sync/resolve.ts';
import type {
  AcceptedOp,
  AsideOp,
  AsideReason,
  Caller,
  CityTransaction,
  ClassOwner,
  Contact,
  KnownOp,
} from './city-store.ts';
import type { Change } from './db/change-set.ts';
import type { TriagedOp, TriageFault } from './triage.ts';

export type Delivery = {
  readonly phone: Caller;
  readonly ops: readonly TriagedOp[];
  /** Greatest seq that the phone says it has. */
  readonly lastSeq: number;
  readonly batchId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type Receipt = Contact & { readonly results: readonly OpResult[] };

/**
 * Delivering the same ops again changes nothing and answers the same receipts, what counts as `duplicate`; only what could
 * not be counted is judged anew ([A7]): its class may belong to the phone's group now, or this server may read its form.
 */
export async function takeIn(
  transaction: CityTransaction,
  delivery: Delivery,
): Promise<Change<Receipt>> {
  const { phone, ops, batchId, now } = delivery;
  await transaction.lockPhone(phone.deviceId);
  const grounds = await findGrounds(transaction, phone, ops);
  const { results, accepted, aside, countedAfterAll } = judgeAll(ops, phone, grounds);
  if (accepted.length > 0) {
    const added = accepted.map(({ op }) => op);
    // Before they are stored, so that they need not be read back: half of the rows of a long queue.
    await resolveRegisters(
      transaction,
      added.map(({ register }) => register),
      added,
    );
    await transaction.addOps(phone.deviceId, batchId, accepted);
    if (countedAfterAll.length > 0)
      await transaction.dropQuarantined(phone.deviceId, countedAfterAll);
  }
  if (aside.length > 0) await transaction.putAside(phone.deviceId, batchId, aside);
  const greatest = ops.reduce((most, { seq }) => Math.max(most, seq), delivery.lastSeq);
  const contact = await transaction.noteContact(phone.deviceId, greatest, now);
  return {
    changed: accepted.length > 0 || aside.length > 0,
    value: { ...contact, results },
  };
}

/**
 * The classes of these registers must be locked by this transaction. `added`: ops of them that are about to be
 * stored.
 */
export async function resolveRegisters(
  transaction: Pick<CityTransaction, 'opsOf' | 'putStates'>,
  touched: readonly Register[],
  added: readonly Op[] = [],
): Promise<void> {
  const registerByKey = new Map(touched.map((register) => [registerKeyOf(register), register]));
  const opsByKey = new Map<string, Op[]>([...registerByKey.keys()].map((key) => [key, []]));
  const stored = await transaction.opsOf([...registerByKey.values()]);
  for (const op of [...stored, ...added]) opsByKey.get(registerKeyOf(op.register))?.push(op);
  await transaction.putStates(
    [...registerByKey].map(([key, register]) => {
      const resolve = mergeOf(register.field) === 'sum' ? resolveSum : resolveConflict;
      const { value, conflict } = resolve(opsByKey.get(key) ?? []);
      return { register, value, conflict };
    }),
  );
}

/** What the city knows already that bears on these ops. */
type Grounds = {
  readonly knownBySeq: ReadonlyMap<number, readonly KnownOp[]>;
  readonly ownerById: ReadonlyMap<string, ClassOwner>;
  readonly erasures: readonly Erasure[];
};

async function findGrounds(
  transaction: CityTransaction,
  phone: Caller,
  ops: readonly TriagedOp[],
): Promise<Grounds> {
  const registers = ops.flatMap(({ verdict }) => (verdict.ok ? verdict.value.register : []));
  const classSessionIds = [...new Set(registers.map((one) => one.classSessionId))].sort();
  // An ended phone founds no class: whether its records count is for staff to say.
  const owners =
    phone.ended || classSessionIds.length === 0
      ? []
      : await transaction.lockClasses(phone.groupId, classSessionIds);
  const known = await transaction.findKnown(phone.deviceId, [...new Set(ops.map((op) => op.seq))]);
  const knownBySeq = new Map<number, KnownOp[]>();
  for (const one of known) knownBySeq.set(one.seq, [...(knownBySeq.get(one.seq) ?? []), one]);
  return {
    knownBySeq,
    ownerById: new Map(owners.map((owner) => [owner.classSessionId, owner])),
    erasures: await transaction.findErasures(registers),
  };
}

type Judgement =
  | { readonly status: 'applied'; readonly op: WireOp; readonly reason: null }
  | { readonly status: 'quarantined' | 'held'; readonly reason: AsideReason }
  | { readonly status: 'erased'; readonly reason: null };

const saysErased = ({ verdict }: TriagedOp): boolean => !verdict.ok && verdict.failure === 'erased';

/** Its id and hash stay, nothing of what it said. */
const erasedOf = ({ seq, hash }: TriagedOp): AsideOp => ({
  seq,
  hash,
  raw: '',
  status: 'erased',
  reason: null,
});

function judgeAll(ops: readonly TriagedOp[], phone: Caller, grounds: Grounds) {
  const resultByKey = new Map<string, OpResult>();
  const accepted: AcceptedOp[] = [];
  const aside: AsideOp[] = [];
  const countedAfterAll: number[] = [];
  const takenHere = new Set<number>();
  let isCopy = false;
  for (const op of ops) {
    const key = `${op.seq} ${op.hash}`;
    if (resultByKey.has(key)) continue;
    const known = grounds.knownBySeq.get(op.seq) ?? [];
    const same = known.find(({ hash }) => hash === op.hash);
    const countsAfterAll =
      same !== undefined &&
      !isCopy &&
      mayCountAfterAll(op, known) &&
      judge(op, phone, grounds).status === 'applied';
    if (countsAfterAll) countedAfterAll.push(op.seq);
    else if (same) {
      resultByKey.set(
        key,
        resultOf(op, same.status === 'applied' ? 'duplicate' : same.status, same.reason),
      );
      isCopy ||= same.reason === 'hash-differs';
      continue;
    }
    if (saysErased(op)) {
      if (known.length === 0 && !takenHere.has(op.seq)) aside.push(erasedOf(op));
      takenHere.add(op.seq);
      resultByKey.set(key, resultOf(op, 'erased', null));
      continue;
    }
    // The first op under an id stays. What a copied phone wrote after another one under it would mix
    // with the other phone's records, so it is put aside too; the copy writes all of it again as its own.
    isCopy ||= (known.length > 0 && !same) || takenHere.has(op.seq);
    const judgement = isCopy
      ? ({ status: 'quarantined', reason: 'hash-differs' } as const)
      : judge(op, phone, grounds);
    takenHere.add(op.seq);
    if (judgement.status === 'applied')
      accepted.push({ op: judgement.op, hash: op.hash, raw: op.raised ? op.raw : null });
    else if (judgement.status === 'erased') aside.push(erasedOf(op));
    else aside.push({ seq: op.seq, hash: op.hash, raw: op.raw, ...judgement });
    resultByKey.set(key, resultOf(op, judgement.status, judgement.reason));
  }
  const results = ops.flatMap((op) => resultByKey.get(`${op.seq} ${op.hash}`) ?? []);
  return { results, accepted, aside, countedAfterAll };
}

/** Put aside for what it says or where it belongs, and nothing else stands under its number. */
const mayCountAfterAll = ({ hash }: TriagedOp, known: readonly KnownOp[]): boolean =>
  known.every(
    (one) => one.hash === hash && one.status === 'quarantined' && one.reason !== 'hash-differs',
  );

function judge(op: TriagedOp, phone: Caller, { ownerById, erasures }: Grounds): Judgement {
  if (!op.verdict.ok) return judgeUnread(op.verdict.failure);
  const wireOp = op.verdict.value;
  if (erasures.some((erasure) => covers(erasure, wireOp.register)))
    return { status: 'erased', reason: null };
  if (phone.ended) return { status: 'held', reason: 'phone-ended' };
  const owner = ownerById.get(wireOp.register.classSessionId);
  if (owner && owner.groupId !== phone.groupId)
    return { status: 'quarantined', reason: 'not-your-group' };
  if (owner?.locked) return { status: 'held', reason: 'class-locked' };
  return { status: 'applied', op: wireOp, reason: null };
}

/** What could not be read as an op of today. */
export function judgeUnread(
  fault: TriageFault,
): Exclude<Judgement, { readonly status: 'applied' }> {
  if (fault === 'erased') return { status: 'erased', reason: null };
  return fault === 'newer-schema'
    ? { status: 'held', reason: fault }
    : { status: 'quarantined', reason: fault };
}

const resultOf = (
  { opId, hash }: TriagedOp,
  status: OpResult['status'],
  reason: AsideReason | null,
): OpResult => (reason ? { opId, hash, status, reason } : { opId, hash, status });
