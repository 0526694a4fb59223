/** An op on the wire. Decoded one by one: a bad one is put aside alone, its neighbours are taken. */
import * as v from 'valibot';
import type { JsonValue } from '../sync/op.ts';
import { Count, DeviceId, Id, Millis } from './fields.ts';

export const OpId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}:[1-9]\d{0,15}$/));

/** By hand, not as a union of schemas: that tries all six for each value, which was most of the time of a push. */
function isJsonValue(value: unknown): value is JsonValue {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return value === null || typeof value === 'string' || typeof value === 'boolean';
  return Object.values(value).every(isJsonValue);
}

const Value = v.custom<JsonValue>(isJsonValue);

/** What every op must have to be answered at all, be the rest as it may. */
export const OpEnvelope = v.looseObject({
  deviceId: DeviceId,
  seq: v.pipe(Count, v.minValue(1)),
});

export const WireOp = v.strictObject({
  deviceId: DeviceId,
  seq: v.pipe(Count, v.minValue(1)),
  actorId: v.pipe(v.string(), v.regex(/^(?:-|[a-z0-9]{1,16})$/)),
  register: v.strictObject({
    classSessionId: Id,
    learnerId: v.pipe(v.string(), v.regex(/^(?:-|[a-z]{3,9}-\d{12})$/)),
    field: v.pipe(v.string(), v.maxLength(300)),
  }),
  value: Value,
  parents: v.pipe(v.array(OpId), v.maxLength(64)),
  clock: v.strictObject({ millis: Millis, counter: Count }),
  schema: v.literal(1),
});

export type WireOp = v.InferOutput<typeof WireOp>;
