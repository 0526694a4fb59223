/** How taps become ops: the next numbers, later stamps, the heads that were seen as parents. */
import { observeClock, tickClock, zeroClock } from './clock.ts';
import { opIdOf, opSchema, type JsonValue, type Op, type OpId, type Register } from './op.ts';

export type Intent = {
  readonly register: Register;
  readonly value: JsonValue;
  /** The register's heads as they stood on the screen; the new op is made from them. */
  readonly heads: readonly Op[];
};

/** Whose ops these are: the phone, and who of those sharing it. */
export type Author = { readonly deviceId: string; readonly actorId: string };

/** @param now the phone's own time, ms since 1970 */
export function issueOps(
  newest: Op | undefined,
  { deviceId, actorId }: Author,
  now: number,
  intents: readonly Intent[],
): readonly Op[] {
  let clock = newest?.clock ?? zeroClock;
  let seq = newest?.seq ?? 0;
  return intents.map(({ register, value, heads }): Op => {
    for (const head of heads) clock = observeClock(clock, head.clock, now);
    clock = tickClock(clock, now);
    seq += 1;
    return {
      deviceId,
      seq,
      actorId,
      register,
      value,
      parents: heads.map(opIdOf),
      clock,
      schema: opSchema,
    };
  });
}

/**
 * The same records again as another device's: a copied phone's, under the id that it takes. A count that
 * devices add up begins anew there, so only what came on top of what the city holds goes along.
 *
 * @param ops what is written again, in order of seq
 * @param held ops of the former device that the city holds
 * @param newest of the device that writes them now
 * @param addsUp is this a register of counts that are added up?
 */
export function reissueOps(
  ops: readonly Op[],
  held: readonly Op[],
  deviceId: string,
  newest: Op | undefined,
  addsUp: (register: Register) => boolean,
): readonly Op[] {
  const first = (newest?.seq ?? 0) + 1;
  const newIdByOld = new Map<OpId, OpId>(
    ops.map((op, index) => [opIdOf(op), opIdOf({ deviceId, seq: first + index })]),
  );
  let clock = newest?.clock ?? zeroClock;
  return ops.map((op, index) => ({
    ...op,
    deviceId,
    seq: first + index,
    clock: (clock = tickClock(clock, op.clock.millis)),
    value: addsUp(op.register) ? countAbove(newestCount(held, op), op.value) : op.value,
    parents: op.parents.map((parent) => newIdByOld.get(parent) ?? parent),
  }));
}

function newestCount(held: readonly Op[], { register, seq }: Op): JsonValue {
  const earlier = held.filter(
    (op) =>
      op.seq < seq &&
      op.register.classSessionId === register.classSessionId &&
      op.register.learnerId === register.learnerId &&
      op.register.field === register.field,
  );
  return earlier.sort((a, b) => b.seq - a.seq)[0]?.value ?? 0;
}

const countAbove = (base: JsonValue, value: JsonValue): JsonValue =>
  typeof value === 'number' && typeof base === 'number' ? Math.max(0, value - base) : value;
