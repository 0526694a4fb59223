/** Refusals as RFC 9457 problem+json. */
import type { Problem, ProblemCode } from '../protocol/problem.ts';
import type { Context } from './context.ts';
import type { Health } from './health.ts';

const kinds: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  malformed: { status: 400, title: 'This is not the message that belongs here' },
  'sign-in-needed': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'second-factor-needed': { status: 403, title: 'Set up the second factor first' },
  'phone-stolen': { status: 403, title: 'This phone was reported stolen' },
  'phone-revoked': { status: 403, title: 'The enrollment of this phone has ended' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'wrong-code': { status: 404, title: 'This code does not open anything' },
  'in-use': { status: 409, title: 'A planned class still needs this' },
  'link-expired': { status: 410, title: 'This link has been used or is too old' },
  'stale-edit': { status: 412, title: 'Somebody else has saved in between' },
  'too-large': { status: 413, title: 'This is larger than may be sent at once' },
  'wrong-media-type': { status: 415, title: 'Send JSON, uncompressed' },
  'parcel-other-city': { status: 422, title: 'These records are sealed to another city' },
  'parcel-altered': { status: 422, title: 'These records were changed on their way' },
  'parcel-unknown-phone': { status: 422, title: 'The phone of these records is not known' },
  'parcel-stolen': { status: 422, title: 'The phone of these records was reported stolen' },
  'newer-version-needed': { status: 426, title: 'This installation speaks another version' },
  'precondition-needed': { status: 428, title: 'Say which revision you have edited' },
  'too-many-tries': { status: 429, title: 'Too many tries' },
  unexpected: { status: 500, title: 'Something is wrong here' },
  unavailable: { status: 503, title: 'The records cannot be reached at the moment' },
};

export type ProblemDetails = Pick<Problem, 'fields' | 'current' | 'retryAfter' | 'accepts'> & {
  /** A finer word where a library has one. */
  readonly code?: string;
  /** For `unavailable`: what of it a health check reached. */
  readonly parts?: Health['parts'];
};

/** A refusal that is also noted for the request's line in the log. */
export function refuse(
  context: Context,
  type: ProblemCode,
  details: ProblemDetails = {},
): Response {
  context.set('problem', type);
  return problemResponse(type, details);
}

export function problemResponse(type: ProblemCode, details: ProblemDetails = {}): Response {
  const { status, title } = kinds[type];
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
  if (details.retryAfter !== undefined) headers.set('Retry-After', `${details.retryAfter}`);
  return new Response(JSON.stringify({ type, title, status, ...details }), { status, headers });
}
