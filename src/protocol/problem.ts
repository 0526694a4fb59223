/** Every refusal, as RFC 9457 problem+json: a code for programs, from which the screen makes its sentence. */
import * as v from 'valibot';

export const problemCodes = [
  'malformed', // 400: not JSON, or not this message
  'sign-in-needed', // 401
  'not-allowed', // 403: signed in, but may not
  'second-factor-needed', // 403: signed in by password alone; set up the second factor first
  'not-found', // 404
  'wrong-code', // 404: enrollment code unknown, used or expired; which one is not told
  'link-expired', // 410: one-time sign-in link used or too old
  'stale-edit', // 412: somebody else saved in between; `current` holds theirs
  'too-large', // 413
  'in-use', // 409: a planned class still needs what was to be deleted
  'wrong-media-type', // 415: not `application/json`, or compressed
  'parcel-other-city', // 422: sealed to a key that this city does not have
  'parcel-altered', // 422: changed on the way, or not signed by the phone that it names
  'parcel-unknown-phone', // 422: of a phone that this city does not know
  'parcel-stolen', // 422: of a phone reported stolen
  'precondition-needed', // 428: an edit without If-Match
  'too-many-tries', // 429
  'phone-revoked', // 403: staff ended this phone's enrollment
  'phone-stolen', // 403: reported stolen; nothing is taken from it, it can only export
  'newer-version-needed', // 426: this installation speaks an older or newer protocol
  'unavailable', // 503: database away or disk full; nothing was taken
  'unexpected', // 500
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export const Problem = v.looseObject({
  type: v.picklist(problemCodes),
  title: v.string(),
  status: v.number(),
  /** For `malformed`: which part, by its path in the message. */
  fields: v.optional(v.array(v.object({ path: v.string(), fault: v.string() }))),
  /** For `stale-edit`: the document as it is now. */
  current: v.optional(v.unknown()),
  /** For `newer-version-needed`: what this installation speaks. */
  accepts: v.optional(v.object({ from: v.number(), to: v.number() })),
  /** For `too-many-tries` and `unavailable`: seconds until it is worth another try. */
  retryAfter: v.optional(v.number()),
});

export type Problem = v.InferOutput<typeof Problem>;
