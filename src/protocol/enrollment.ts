/** `POST /api/enrollments`: a volunteer's phone joins a group with a code from staff. */
import * as v from 'valibot';
import { City } from './city.ts';
import { DeviceId, Id, Millis, Name } from './fields.ts';

/** Crockford's alphabet without I, L, O, U; staff read it out in two fours. */
export const EnrollmentCode = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));

export const EnrollmentRequest = v.strictObject({
  proto: v.literal(1),
  code: EnrollmentCode,
  deviceId: DeviceId,
  /** Public half of the phone's ECDSA P-256 key; the private half cannot leave it. */
  publicKey: v.strictObject({
    kty: v.literal('EC'),
    crv: v.literal('P-256'),
    x: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
    y: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  }),
});

export const EnrollmentAnswer = v.object({
  proto: v.literal(1),
  /** Sent as `Authorization: Bearer …`; the city keeps only its hash. */
  token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  groupId: Id,
  groupName: Name,
  expiresAt: Millis,
  city: City,
});

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
