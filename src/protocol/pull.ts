/** `GET /api/pull?cursor=…`: everything new for this phone, page by page; save rows and cursor together. */
import * as v from 'valibot';
import { Millis } from './fields.ts';
import { ReferenceDocument } from './documents.ts';
import { WireOp } from './op.ts';

/** Opaque to the phone; empty at the beginning. */
export const Cursor = v.pipe(v.string(), v.maxLength(500), v.regex(/^[A-Za-z0-9_-]*$/));

export const PullPage = v.object({
  proto: v.literal(1),
  epoch: v.string(),
  ops: v.array(WireOp),
  documents: v.array(ReferenceDocument),
  /** Holds every row up to here; ask again from it. */
  cursor: Cursor,
  /** Is there another page at once? */
  more: v.boolean(),
  serverTime: Millis,
});

export type PullPage = v.InferOutput<typeof PullPage>;
