/**
 * Looks at each op of a push by itself, before anything is stored: a bad one is put aside with its
 * reason, its neighbours go on. What needs the database (group, earlier hashes) is judged there.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { checkRegister } from '../domain/registers.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { WireOp } from '../protocol/op.ts';
import { upCast } from '../protocol/up-cast.ts';
import type { QuarantineReason } from '../protocol/push.ts';
import { nowhere } from '../sync/erasure.ts';
import { canonicalJson, opIdOf, type JsonValue, type OpId } from '../sync/op.ts';

/** `erased`: the phone has dropped what staff have erased, and says so under the op's number. */
export type TriageFault = QuarantineReason | 'newer-schema' | 'erased';

/** An op as it came, before anybody vouched for more than its id. */
export type RawOp = { readonly deviceId: string; readonly seq: number } & {
  readonly [key: string]: JsonValue;
};

export type TriagedOp = {
  readonly opId: OpId;
  readonly seq: number;
  /** SHA-256 of `raw`, hex. */
  readonly hash: string;
  /** Canonical JSON of all that came, known fields or not. */
  readonly raw: string;
  readonly verdict: Result<WireOp, TriageFault>;
  /** Written by an older program: what is stored is not `raw` but what it was raised to. */
  readonly raised: boolean;
};

/** Deepest nesting of objects and lists in an op; ours reach 3. */
const greatestDepth = 8;

export function triageOp(rawOp: RawOp, raise: typeof upCast = upCast): TriagedOp {
  const raw = canonicalJson(rawOp);
  const judged = judge(rawOp, raise);
  return {
    opId: opIdOf(rawOp),
    seq: rawOp.seq,
    hash: createHash('sha256').update(raw).digest('hex'),
    raw,
    verdict: judged,
    raised: judged.ok && judged.value.schema !== rawOp['schema'],
  };
}

function judge(rawOp: RawOp, raise: typeof upCast): Result<WireOp, TriageFault> {
  if (isDeeperThan(rawOp, greatestDepth) || !isStorable(rawOp)) return fail('malformed');
  if (saysErased(rawOp)) return fail('erased');
  const raised = raise(rawOp);
  if (!raised.ok) return raised;
  const decoded = v.safeParse(WireOp, raised.value);
  if (!decoded.success) return fail('malformed');
  const op = decoded.output;
  const checked = checkRegister(op.register.learnerId, op.register.field, op.value);
  if (!checked.ok) return fail(checked.failure);
  return op.parents.every((parent) => mayPrecede(parent, op)) ? succeed(op) : fail('wrong-parents');
}

const saysErased = (rawOp: RawOp): boolean =>
  rawOp['value'] === null && canonicalJson(rawOp['register'] ?? null) === canonicalJson(nowhere);

/** Nobody has seen a later op of their own phone before making this one. */
function mayPrecede(parent: OpId, op: WireOp): boolean {
  const [deviceId, seq] = parent.split(':');
  return deviceId !== op.deviceId || Number(seq) < op.seq;
}

/** PostgreSQL's jsonb refuses U+0000 and half surrogates, and would take the whole batch with it. */
export function isStorable(value: JsonValue): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  for (const [key, inner] of Object.entries(value))
    if (!isStorable(key) || !isStorable(inner)) return false;
  return true;
}

/** Never looks further than it must, so that it does not overflow on what it is to find. */
export function isDeeperThan(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  for (const inner of Object.values(value)) if (isDeeperThan(inner, depth - 1)) return true;
  return false;
}
