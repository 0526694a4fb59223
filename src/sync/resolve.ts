/**
 * The state of a register as a function of the set of its ops, and of nothing else: no order of
 * arrival, no machine's clock. So merging is set union, and phone and city compute the same.
 */
import { opIdOf, type JsonValue, type Op, canonicalJson } from './op.ts';

export type ResolvedRegister = {
  /** What to show; `null` when nothing is recorded. */
  readonly value: JsonValue;
  /** Do heads differ? Then both are kept and shown until a person settles it. */
  readonly conflict: boolean;
  /** Ops that no other op was made from, the winner first; the next tap's parents. */
  readonly heads: readonly Op[];
};

const unset: ResolvedRegister = { value: null, conflict: false, heads: [] };

/** State of a register whose differing records stay apart until a person settles them. */
export function resolveConflict(ops: readonly Op[]): ResolvedRegister {
  if (ops.length === 0) return unset;
  const heads = [...findHeads(ops)].sort(compareForShow);
  const [winner] = heads;
  if (!winner) return unset;
  const shown = canonicalJson(winner.value);
  return {
    value: winner.value,
    conflict: heads.some((head) => canonicalJson(head.value) !== shown),
    heads,
  };
}

/**
 * Whose word a head is: the device, and who of those sharing it. Undoing a settlement gives back both sides as new heads of one device ([R8]); each
 * is still its author's. `ops`: all of the register.
 */
export function authorOf(head: Op, ops: readonly Op[]): Pick<Op, 'deviceId' | 'actorId'> {
  const others = ops.filter((op) => op !== head);
  const parentsOf = ({ parents }: Op) => others.filter((op) => parents.includes(opIdOf(op)));
  const said = canonicalJson(head.value);
  const settling = parentsOf(head).filter(({ parents }) => parents.length > 1);
  const original = settling.flatMap(parentsOf).find(({ value }) => canonicalJson(value) === said);
  return original ? authorOf(original, others) : head;
}

/** State of a counter that each device keeps for itself: the sum of every device's newest count. */
export function resolveSum(ops: readonly Op[]): ResolvedRegister {
  const newestByDevice = new Map<string, Op>();
  for (const op of ops) {
    const newest = newestByDevice.get(op.deviceId);
    if (!newest || newest.seq < op.seq) newestByDevice.set(op.deviceId, op);
  }
  const heads = [...newestByDevice.values()].sort(compareForShow);
  if (heads.length === 0) return unset;
  const sum = heads.reduce((total, op) => total + (typeof op.value === 'number' ? op.value : 0), 0);
  return { value: sum, conflict: false, heads };
}

function findHeads(ops: readonly Op[]): readonly Op[] {
  const named = new Set(ops.flatMap((op) => op.parents));
  const heads = ops.filter((op) => !named.has(opIdOf(op)));
  // A circle of parents cannot come from our phones; if forged, nothing may vanish.
  return heads.length > 0 ? heads : ops;
}

/** Which head to show: one that says something, then the later clock, then the greater id. */
function compareForShow(a: Op, b: Op): number {
  const explicit = Number(b.value !== null) - Number(a.value !== null);
  if (explicit !== 0) return explicit;
  const later = plausibleMillis(b) - plausibleMillis(a) || b.clock.counter - a.clock.counter;
  if (later !== 0) return later;
  return opIdOf(a) < opIdOf(b) ? 1 : -1;
}

const earliestPlausible = Date.UTC(2025, 0, 1);
const latestPlausible = Date.UTC(2060, 0, 1);

/** A clock that cannot be right decides nothing: phones come back as 1970, and as 2099. */
function plausibleMillis(op: Op): number {
  const { millis } = op.clock;
  return millis < earliestPlausible || millis >= latestPlausible ? earliestPlausible : millis;
}
