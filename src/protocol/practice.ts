/**
 * Practice scenarios beside a pack's lessons: the pack's list names a list of them, which names a file for
 * each. Apart from `packs.ts`, because a lesson is read without them.
 */
import * as v from 'valibot';
import { Hash } from './fields.ts';

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(64));

export const PracticeEntry = v.object({
  scenarioId: Id,
  title: v.string(),
  minutes: v.number(),
  /** SHA-256 of the file's bytes, hex; the file is `/packs/<hash>.json`. */
  hash: Hash,
});

/** `GET /packs/<contentHash>.json`, as far as practice goes; a pack without it names no list. */
export const PackPractice = v.object({ practiceHash: v.optional(Hash) });

/** `GET /packs/<practiceHash>.json` */
export const PracticeList = v.object({ practices: v.array(PracticeEntry) });

/** `GET /packs/<hash>.json`: a `Scenario`; its file's hash vouches for the inside. */
export const ScenarioFile = v.object({
  scenario: v.looseObject({
    scenarioId: Id,
    packId: Id,
    screens: v.array(v.looseObject({ screenId: Id })),
  }),
});

export type PracticeEntry = v.InferOutput<typeof PracticeEntry>;
export type PackPractice = v.InferOutput<typeof PackPractice>;
