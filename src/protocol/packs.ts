/**
 * The index of lesson packs and one lesson file. Lesson files are named by the hash of their bytes,
 * so a phone fetches only what changed and can tell a damaged file from a whole one.
 */
import * as v from 'valibot';

import { Hash } from './fields.ts';

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(64));
const Inlines = v.array(v.looseObject({ kind: v.string() }));

export const packPictures = ['phone', 'card', 'form', 'hook'] as const;

export const LessonEntry = v.object({
  lessonId: Id,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: v.string(),
  minutes: v.number(),
  stepCount: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** SHA-256 of the file's bytes, hex; the file is `/packs/<hash>.json`. */
  hash: Hash,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export const PackEntry = v.object({
  packId: Id,
  /** Name with spaces (and U+200B inside a long word) where a line may break. */
  title: v.string(),
  picture: v.picklist(packPictures),
  lessons: v.array(LessonEntry),
  /** SHA-256 over the canonical JSON of everything above. */
  contentHash: Hash,
});

/** `GET /packs/index.json` */
export const PackIndex = v.object({ packs: v.array(PackEntry) });

/** A `Lesson`, as far as it is looked at here: its file's hash vouches for the inside. */
export const LessonBody = v.looseObject({
  lessonId: Id,
  packId: Id,
  version: v.number(),
  title: Inlines,
  steps: v.array(v.looseObject({ stepId: Id, sentence: Inlines })),
});

/** A step's pieces; `variantOf` names one of `between` for each kind of phone and hand. */
const DrawnStep = v.object({
  before: v.string(),
  between: v.array(v.string()),
  after: v.string(),
  variantOf: v.array(v.number()),
});

/** `GET /packs/<hash>.json`: a lesson, and its steps as they were drawn ahead of time. */
export const LessonFile = v.object({
  lesson: LessonBody,
  drawn: v.optional(v.object({ markup: v.string(), steps: v.array(DrawnStep) })),
});

export type LessonEntry = v.InferOutput<typeof LessonEntry>;
export type PackEntry = v.InferOutput<typeof PackEntry>;
export type PackIndex = v.InferOutput<typeof PackIndex>;
