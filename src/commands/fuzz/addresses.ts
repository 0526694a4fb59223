/** Every address of the API, with what belongs into its body. A test compares this list with the routes. */
import fc from 'fast-check';
import * as v from 'valibot';
import { Bundle } from '../../protocol/bundle.ts';
import { bodyByKind, documentKinds } from '../../protocol/documents.ts';
import { CopyRequest, EnrollmentRequest } from '../../protocol/enrollment.ts';
import { WireOp } from '../../protocol/op.ts';
import { PushRequest } from '../../protocol/push.ts';
import {
  EraseRequest,
  FirstAdministrator,
  IssueEnrollmentCode,
  OneTimeLink,
} from '../../protocol/staff.ts';
import { valuesOf } from './schema-arbitrary.ts';

export type Address = {
  readonly method: string;
  /** Parts that begin with `:` are filled in. */
  readonly path: string;
  readonly weight: number;
  /** Right bodies; null where none belongs. */
  readonly values: fc.Arbitrary<unknown> | null;
};

/** What a request may know of the city that it meets. */
export type Known = {
  readonly deviceId: string;
  readonly ids: readonly string[];
  /** Cursors with it are looked into. */
  readonly epoch: string;
};

const SignIn = v.object({
  email: v.pipe(v.string(), v.email()),
  password: v.string(),
  rememberMe: v.boolean(),
  callbackURL: v.string(),
});
const Password = v.object({ password: v.string() });
const Code = v.object({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)), trustDevice: v.boolean() });
const NewPassword = v.object({
  currentPassword: v.string(),
  newPassword: v.string(),
  revokeOtherSessions: v.boolean(),
});

/** Real fields, so that ops get past the first look at them. */
const fields = [
  'attendance',
  'actual',
  'finish',
  'report',
  'seat',
  'headcount:70-74',
  'mastery:smartphone-basics/tap-and-swipe@1',
  'stumble:smartphone-basics/tap-and-swipe@1:open:android:where',
  'same-person',
  'no-such-field',
];
const opValues: readonly unknown[] = [
  'present',
  true,
  3,
  null,
  { trouble: 'a', nextTime: 'b' },
  {
    date: '2026-11-20',
    start: '10:00',
    end: '11:30',
    venueId: null,
    courseId: null,
    lessons: [],
    cancelled: false,
  },
];

function pushes({ deviceId }: Known): fc.Arbitrary<unknown> {
  const ops = fc
    .tuple(
      valuesOf(WireOp),
      fc.constantFrom(...fields),
      fc.constantFrom(...opValues),
      fc.constantFrom('-', 'nami-000000000018'),
      fc.integer({ min: 1, max: 2_000_000_000 }),
    )
    .map(([op, field, value, learnerId, seq]) => ({
      ...(op as object),
      deviceId,
      seq,
      value,
      register: { classSessionId: `fuzz-${seq % 40}`, learnerId, field },
      parents: [],
    }));
  return fc
    .tuple(valuesOf(PushRequest), fc.array(ops, { maxLength: 8 }))
    .map(([request, list]) => ({ ...(request as object), deviceId, ops: list }));
}

const whatever = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => value);

export const addressesFor = (known: Known): readonly Address[] => {
  const read = (path: string, weight = 1): Address => ({
    method: 'GET',
    path,
    weight,
    values: null,
  });
  const send = (
    method: string,
    path: string,
    values: fc.Arbitrary<unknown>,
    weight = 2,
  ): Address => ({ method, path, weight, values });
  const auth = '/api/auth';
  return [
    send('POST', '/api/push', pushes(known), 16),
    read('/api/pull', 6),
    read('/api/pull/class', 2),
    send('POST', '/api/parcels', valuesOf(Bundle), 4),
    send('POST', '/api/staff/parcels', valuesOf(Bundle)),
    send('POST', '/api/copies', valuesOf(CopyRequest)),
    send('POST', '/api/former-ids', valuesOf(CopyRequest)),
    send('POST', '/api/staff/erasures', valuesOf(EraseRequest)),
    send('POST', '/api/leave', whatever, 1),
    send('POST', '/api/staff/devices/:id/release', whatever, 1),
    send('POST', '/api/staff/classes/:id/lock', whatever, 1),
    send('POST', '/api/staff/classes/:id/unlock', whatever, 1),
    read('/api/staff/classes/:id/receipt'),
    read('/api/city'),
    read('/api/health'),
    read('/metrics'),
    send('POST', '/api/enrollments', valuesOf(EnrollmentRequest), 4),
    send('POST', `${auth}/sign-in/email`, valuesOf(SignIn), 1),
    send('POST', `${auth}/sign-out`, whatever, 1),
    read(`${auth}/get-session`),
    send('POST', `${auth}/change-password`, valuesOf(NewPassword), 1),
    read(`${auth}/list-sessions`),
    send('POST', `${auth}/revoke-other-sessions`, whatever, 1),
    send('POST', `${auth}/two-factor/enable`, valuesOf(Password), 1),
    send('POST', `${auth}/two-factor/verify-totp`, valuesOf(Code), 1),
    send('POST', `${auth}/two-factor/verify-backup-code`, valuesOf(Code), 1),
    send('POST', `${auth}/two-factor/generate-backup-codes`, valuesOf(Password), 1),
    send('POST', '/api/staff/one-time-link', valuesOf(OneTimeLink)),
    send('POST', '/api/staff/first-administrator', valuesOf(FirstAdministrator), 1),
    read('/api/staff/me'),
    read('/api/staff/documents'),
    ...documentKinds.flatMap((kind) => [
      send('PUT', `/api/staff/documents/${kind}/:documentId`, valuesOf(bodyByKind[kind]), 3),
      send('DELETE', `/api/staff/documents/${kind}/:documentId`, whatever, 1),
    ]),
    send('PUT', '/api/staff/documents/:kind/:documentId', whatever, 1),
    send('POST', '/api/staff/enrollment-codes', valuesOf(IssueEnrollmentCode)),
    read('/api/staff/enrollment-codes'),
    send('DELETE', '/api/staff/enrollment-codes/:codeId', whatever, 1),
    read('/api/staff/devices'),
    send('POST', '/api/staff/devices/:deviceId/revoke', whatever, 1),
    read('/api/reports/overview', 2),
    read('/api/exports/class-sessions.csv'),
    read('/api/exports/attendance.csv'),
    read('/api/exports/mastery.csv'),
    read('/api/:nothing'),
    read('/:page'),
  ];
};
