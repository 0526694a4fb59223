/**
 * Lessons in three steps, so that a phone fetches only what changed: a small index of the packs, each
 * pack's list of its lessons, each lesson. Lists and lessons are named by the hash of their bytes, by
 * which a phone tells a damaged file from a whole one.
 */
import * as v from 'valibot';

import { Count, Hash } from './fields.ts';

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
});

/** `GET /packs/<contentHash>.json` */
export const PackList = v.object({
  lessons: v.array(LessonEntry),
  /** Names the list of the pack's practice scenarios: see `practice.ts`. */
  practiceHash: v.optional(Hash),
});

const packFields = {
  packId: Id,
  /** Name with spaces (and U+200B inside a long word) where a line may break. */
  title: v.string(),
  picture: v.picklist(packPictures),
  /** SHA-256 of the bytes of the pack's list, hex. */
  contentHash: Hash,
};
const PackSummary = v.object({ ...packFields, lessonCount: Count });
/** The first version, whose lists stood in the index. */
const PackEntry = v.object({ ...packFields, lessons: v.array(LessonEntry) });

/** `GET /packs/index.json`: the packs in the order in which they are taught. */
export const PackIndex = v.object({
  packs: v.pipe(v.array(v.union([PackSummary, PackEntry])), v.minLength(1)),
});

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
export type PackList = v.InferOutput<typeof PackList>;
export type PackSummary = v.InferOutput<typeof PackSummary>;
export type PackEntry = v.InferOutput<typeof PackEntry>;
export type PackIndex = v.InferOutput<typeof PackIndex>;
