/** `POST /api/enrollments`: a volunteer's phone joins a group with a code from staff. */
import * as v from 'valibot';
import { SealKey } from './bundle.ts';
import { City } from './city.ts';
import { Count, DeviceId, Id, Millis, Name, Proto } from './fields.ts';
import { PublicKey } from './public-key.ts';

/** Crockford's alphabet without I, L, O, U; staff read it out in two fours. */
export const EnrollmentCode = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));

/** Sent as `Authorization: Bearer …`; the city keeps only its hash. */
const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

export const EnrollmentRequest = v.strictObject({
  proto: Proto,
  code: EnrollmentCode,
  deviceId: DeviceId,
  /** Of the phone's ECDSA key; the private half cannot leave it. */
  publicKey: PublicKey,
  /** What the browser lost: who the phone was, and the last number that it had given. Since version 2. */
  lost: v.optional(v.strictObject({ deviceId: DeviceId, lastSeq: Count })),
});

export const EnrollmentAnswer = v.object({
  proto: Proto,
  token: Token,
  groupId: Id,
  groupName: Name,
  expiresAt: Millis,
  city: City,
  /** What records are sealed to where no line can be had. Since version 3. */
  sealKey: v.optional(SealKey),
});

/**
 * `POST /api/copies`, with the token that both have: a copied phone takes an id of its own. Asked again
 * with the same id and key it is answered with a new token. `POST /api/former-ids`: the phone says which
 * id it had before, to hand over what it wrote then; answer: 204. Since version 2.
 */
export const CopyRequest = v.strictObject({
  proto: Proto,
  deviceId: DeviceId,
  publicKey: PublicKey,
});

export const CopyAnswer = v.object({ proto: Proto, token: Token });

export type CopyRequest = v.InferOutput<typeof CopyRequest>;
export type CopyAnswer = v.InferOutput<typeof CopyAnswer>;
export type EnrollmentRequest = v.InferOutput<typeof EnrollmentRequest>;
export type EnrollmentAnswer = v.InferOutput<typeof EnrollmentAnswer>;

/** What a person typed, as a code: blanks and hyphens go, small letters grow, look-alikes are read as meant. */
export function normalizeEnrollmentCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
}
