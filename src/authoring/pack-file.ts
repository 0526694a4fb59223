/** `pack.yaml`: a pack's name and picture, whom it is for, its place among the packs, and its lessons in order. */
import * as v from 'valibot';
import { packPictures } from '../protocol/packs.ts';
import { CountingNumber, IdWords, readYaml, Words, type ReadYaml } from './lesson-yaml.ts';
import type { ReportMistake } from './mistakes.ts';

/** Volunteers' own packs stand in the class area alone; a learner's phone does not even fetch them. */
export const audiences = ['learners', 'volunteers'] as const;

const PackFile = v.strictObject({
  title: Words,
  picture: v.picklist(packPictures),
  audience: v.optional(v.picklist(audiences), 'learners'),
  order: CountingNumber,
  lessons: v.pipe(v.array(IdWords), v.minLength(1)),
  /** Folders that hold a practice.yaml, in the order in which they are offered. */
  practice: v.optional(v.array(IdWords)),
});
export type PackFile = v.InferOutput<typeof PackFile>;

export function parsePackFile(text: string, report: ReportMistake): ReadYaml<PackFile> | undefined {
  return readYaml({ text, firstLine: 1 }, PackFile, report);
}
