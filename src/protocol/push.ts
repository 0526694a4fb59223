/** `POST /api/push`: a phone hands over ops; the answer names each one that it answers for. */
import * as v from 'valibot';
import { Count, DeviceId, Hash, Millis, Nonce, Proto } from './fields.ts';
import { OpEnvelope, OpId } from './op.ts';

export const PushRequest = v.strictObject({
  proto: Proto,
  /** Which build of the app sends. */
  build: v.pipe(v.string(), v.maxLength(64)),
  deviceId: DeviceId,
  /** Epoch of the city's records that the phone last heard of; null before the first answer. */
  epochSeen: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** Greatest seq on the phone, sent or not: tells the city how many records are still to come. */
  lastSeq: Count,
  /** Must come back: an answer to another request acknowledges nothing. */
  nonce: Nonce,
  ops: v.pipe(v.array(OpEnvelope), v.maxLength(5_000)),
});

/** `held` and `quarantined` are receipts, but not counts. */
export const opStatuses = ['applied', 'duplicate', 'held', 'quarantined', 'erased'] as const;

export const quarantineReasons = [
  'malformed',
  'unknown-field',
  'wrong-learner',
  'wrong-value',
  'wrong-parents',
  'not-your-group',
  'hash-differs',
] as const;

/** Why staff, or a newer program of the city, must look first. Since version 2. */
export const holdReasons = ['phone-ended', 'class-locked', 'newer-schema'] as const;

export const OpResult = v.object({
  opId: OpId,
  hash: Hash,
  status: v.picklist(opStatuses),
  reason: v.optional(v.picklist([...quarantineReasons, ...holdReasons])),
});

export const PushAnswer = v.object({
  proto: Proto,
  nonce: Nonce,
  epoch: v.string(),
  results: v.array(OpResult),
  /** The city holds every op of this device up to this seq. */
  receivedThrough: Count,
  /** … and has them in a backup up to this one; 0 when it knows of none. */
  backedUpThrough: Count,
  serverTime: Millis,
});

export type PushRequest = v.InferOutput<typeof PushRequest>;
export type PushAnswer = v.InferOutput<typeof PushAnswer>;
export type OpResult = v.InferOutput<typeof OpResult>;
export type OpStatus = (typeof opStatuses)[number];
export type QuarantineReason = (typeof quarantineReasons)[number];
export type HoldReason = (typeof holdReasons)[number];
