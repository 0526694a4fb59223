/** What staff send and see besides documents and reports: themselves, enrollment codes, phones. */
import * as v from 'valibot';
import { staffRoles } from '../domain/people.ts';
import { City } from './city.ts';
import { Count, DeviceId, Id, Millis, Name } from './fields.ts';
import { EnrollmentCode } from './enrollment.ts';

/** `GET /api/staff/me` */
export const Me = v.object({
  name: v.string(),
  email: v.string(),
  role: v.picklist(staffRoles),
  twoFactor: v.boolean(),
  city: City,
});

/** 256 random bits; stands behind `#` in a one-time link, so no server's log holds it. */
export const LinkToken = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** `POST /api/staff/one-time-link`: signs in as the sample city's administrator. Answer: 204. */
export const OneTimeLink = v.strictObject({ token: LinkToken });

/** `POST /api/staff/first-administrator`: who then sets up the second factor. Answer: 204, signed in. */
export const FirstAdministrator = v.strictObject({
  token: LinkToken,
  name: Name,
  email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)),
  password: v.pipe(v.string(), v.minLength(12), v.maxLength(128)),
});

/** `POST /api/staff/enrollment-codes` */
export const IssueEnrollmentCode = v.strictObject({ groupId: Id });

/** Shown once; afterwards only its place in the list remains. */
export const IssuedEnrollmentCode = v.object({
  codeId: Id,
  code: EnrollmentCode,
  expiresAt: Millis,
});

/** `GET /api/staff/enrollment-codes`: those that still open. */
export const OpenEnrollmentCodes = v.object({
  codes: v.array(
    v.object({ codeId: Id, groupId: Id, groupName: Name, issuedAt: Millis, expiresAt: Millis }),
  ),
});

const Covered = v.union([v.literal('*'), v.literal('-'), Id]);

/** `POST /api/staff/erasures`: for good. `*` stands for all; at least one of the two must name something. */
export const EraseRequest = v.pipe(
  v.strictObject({
    classSessionId: Covered,
    learnerId: Covered,
    field: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  }),
  v.check(
    ({ classSessionId, learnerId }) => classSessionId !== '*' || /[a-z]/.test(learnerId),
    'names-nothing',
  ),
);

/** `GET /api/staff/devices` */
export const Devices = v.object({
  devices: v.array(
    v.object({
      deviceId: DeviceId,
      groupId: Id,
      groupName: Name,
      enrolledAt: Millis,
      expiresAt: Millis,
      revokedAt: v.nullable(Millis),
      /** When the phone itself told that it leaves its group. */
      leftAt: v.nullable(Millis),
      lastContactAt: v.nullable(Millis),
      /** Records that the phone has spoken of but not yet handed over. */
      missingOps: Count,
      quarantinedOps: Count,
      /** Records that wait for staff to look at them. */
      heldOps: Count,
      /** Reported stolen: nothing is taken from it. */
      stolen: v.boolean(),
    }),
  ),
});

/** `POST /api/staff/devices/:id/release`: how many of what was held count now. */
export const Released = v.object({ released: Count });

/** `GET /api/staff/classes/:id/receipt`: the code that the class's phones show, and of how many records. */
export const ClassReceipt = v.object({
  code: v.string(),
  ops: Count,
  /** When staff closed the class; null while its phones may record. */
  lockedAt: v.nullable(Millis),
  /** What each phone brought: how many records, the last of them when. */
  phones: v.array(v.object({ deviceId: DeviceId, ops: Count, lastAt: Millis })),
});

export type ClassReceipt = v.InferOutput<typeof ClassReceipt>;
export type Me = v.InferOutput<typeof Me>;
export type IssuedEnrollmentCode = v.InferOutput<typeof IssuedEnrollmentCode>;
export type OpenEnrollmentCodes = v.InferOutput<typeof OpenEnrollmentCodes>;
export type Devices = v.InferOutput<typeof Devices>;
