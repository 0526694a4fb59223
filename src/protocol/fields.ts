/** Pieces that several messages share. */
import * as v from 'valibot';

/** Version of the protocol that a message is written in; see version.ts. */
export const Proto = v.picklist([1, 2, 3, 4]);
/** 128 random bits as hex, made for one request. */
export const Nonce = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
export const DeviceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const Count = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);
/** Milliseconds since 1970; a phone's own, so anything that a clock may show. */
export const Millis = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
export const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
export const MunicipalityCode = v.pipe(v.string(), v.regex(/^\d{6}$/));
