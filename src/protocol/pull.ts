/**
 * `GET /api/pull?proto=2&nonce=…&cursor=…&checked=…&locks=…`: everything new for this phone, page by page;
 * save rows and cursor together. `GET /api/pull/class?…&classSessionId=…`: one class as the city holds it.
 */
import * as v from 'valibot';
import { SealKey } from './bundle.ts';
import { Count, Id, Millis, Nonce, Proto } from './fields.ts';
import { ReferenceDocument } from './documents.ts';
import { WireOp } from './op.ts';

/** Opaque to the phone; empty at the beginning. */
export const Cursor = v.pipe(v.string(), v.maxLength(500), v.regex(/^[A-Za-z0-9_-]*$/));

/** Stands for a list of closed classes: of equal lists it is equal. Empty for the empty list. */
export const LocksMark = v.pipe(v.string(), v.regex(/^([0-9a-f]{16})?$/));

/** Every class of the group that staff have closed, not only the new ones: an opened one is missing in it. */
const Locks = v.object({ mark: LocksMark, classSessionIds: v.array(Id) });

const ClassDigest = v.object({
  classSessionId: Id,
  ops: Count,
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
});

export const PullPage = v.object({
  proto: Proto,
  /** The request's; an answer to another request is not a page. */
  nonce: Nonce,
  epoch: v.string(),
  ops: v.array(WireOp),
  documents: v.array(ReferenceDocument),
  /** Erased for good: drop what these cover. `*` stands for all. */
  erasures: v.array(
    v.object({ classSessionId: v.string(), learnerId: v.string(), field: v.string() }),
  ),
  /** Holds every row up to here; ask again from it. */
  cursor: Cursor,
  /** Is there another page at once? */
  more: v.boolean(),
  /** With the last page: classes as the city holds them, those of this page and a few more in turn. */
  digests: v.array(ClassDigest),
  /** Give it with the next request: the turn goes on from here. */
  checked: v.string(),
  /** As in the answer to a push. */
  receivedThrough: Count,
  backedUpThrough: Count,
  serverTime: Millis,
  /** What records are sealed to where no line can be had. Since version 3. */
  sealKey: v.optional(SealKey),
  /** With the last page, and only where the phone's list is another one. Since version 4. */
  locks: v.optional(Locks),
});

/** Every op of one class of the phone's group. */
export const ClassPage = v.object({
  proto: Proto,
  nonce: Nonce,
  epoch: v.string(),
  classSessionId: Id,
  ops: v.array(WireOp),
});

export type PullPage = v.InferOutput<typeof PullPage>;
export type Locks = v.InferOutput<typeof Locks>;
export type ClassPage = v.InferOutput<typeof ClassPage>;
export type ClassDigest = v.InferOutput<typeof ClassDigest>;
