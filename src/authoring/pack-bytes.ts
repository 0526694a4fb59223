/** The bytes of a checked pack: its list, its lessons and its practice, each named by their hash. */
import { createHash } from 'node:crypto';
import { plainText, type Lesson } from '../domain/lessons/lesson.ts';
import { breakMark } from '../domain/lessons/phrase-length.ts';
import type { Scenario } from '../domain/lessons/scenario.ts';
import type { LessonEntry, PackList, PackSummary } from '../protocol/packs.ts';
import type { DrawnLesson } from '../protocol/pages/page-pieces.ts';
import type { PackPractice, PracticeEntry } from '../protocol/practice.ts';
import { canonicalJson } from './canonical-json.ts';
import type { PackFile } from './pack-file.ts';

/** Draws a lesson's steps ahead of time; the components that can are the client's. */
export type DrawLesson = (lesson: Lesson) => DrawnLesson;

type CheckedPack = {
  readonly packId: string;
  readonly file: PackFile;
  readonly lessons: readonly Lesson[];
  readonly scenarios: readonly Scenario[];
};

/** Adds a pack's files, and answers what the index says of it. */
export function packSummary(
  pack: CheckedPack,
  files: Map<string, Uint8Array>,
  drawLesson: DrawLesson | undefined,
): PackSummary {
  const lessons = pack.lessons.map((lesson): LessonEntry => ({
    lessonId: lesson.lessonId,
    version: lesson.version,
    title: plainText(lesson.title),
    minutes: lesson.minutes,
    stepCount: lesson.steps.length,
    hash: addFile(files, { lesson, ...(drawLesson && { drawn: drawLesson(lesson) }) }),
  }));
  const practices = pack.scenarios.map((scenario): PracticeEntry => ({
    scenarioId: scenario.scenarioId,
    title: plainText(scenario.title),
    minutes: scenario.minutes,
    hash: addFile(files, { scenario }),
  }));
  const practice: PackPractice =
    practices.length > 0 ? { practiceHash: addFile(files, { practices }) } : {};
  const list: PackList = { lessons, ...practice };
  return {
    packId: pack.packId,
    title: pack.file.title.replaceAll('|', breakMark),
    picture: pack.file.picture,
    lessonCount: lessons.length,
    contentHash: addFile(files, list),
  };
}

/** Answers the hash by which the file is named. */
function addFile(files: Map<string, Uint8Array>, content: unknown): string {
  const bytes = new TextEncoder().encode(canonicalJson(content));
  const hash = createHash('sha256').update(bytes).digest('hex');
  files.set(hash, bytes);
  return hash;
}
