/**
 * One lesson file → a `Lesson`. A list of small steps: front matter, sections, then for each
 * section its sentence, its blocks and its fenced parts. Nothing stops at the first mistake.
 */
import * as v from 'valibot';
import type { LessonPath } from '../domain/lessons/check-pack.ts';
import type { Lesson } from '../domain/lessons/lesson.ts';
import { CountingNumber, readYaml, Words } from './lesson-yaml.ts';
import { mistakeCollector, type Mistake } from './mistakes.ts';
import type { Readings } from './furigana.ts';
import type { Registries } from './registries.ts';
import { readSections, splitFrontMatter } from './sections.ts';
import { writeSentence, type WritingContext } from './sentence.ts';
import { writeStep } from './write-step.ts';

export type LessonSource = {
  readonly packId: string;
  readonly lessonId: string;
  /** Path of the file, relative to the lessons' folder. */
  readonly file: string;
  readonly text: string;
};

export type ParsedLesson = {
  /** As much of the lesson as could be read; undefined without front matter. */
  readonly lesson: Lesson | undefined;
  readonly mistakes: readonly Mistake[];
  /** Line of the file for a path into the lesson, or of its nearest parent. */
  readonly lineOf: (path: LessonPath) => number;
  /** Could not every fenced block be read? Then counts of what was read say nothing. */
  readonly hasUnreadBlocks: boolean;
};

const FrontMatter = v.strictObject({
  title: Words,
  version: CountingNumber,
  minutes: CountingNumber,
  goal: Words,
});

type LineBook = {
  readonly write: (path: LessonPath, line: number) => void;
  readonly lineOf: (path: LessonPath) => number;
};

/** Reads one lesson file to its end. */
export function parseLesson(
  source: LessonSource,
  readings: Readings,
  registries: Registries,
  scenarios: WritingContext['scenarios'] = new Map(),
): ParsedLesson {
  const mistakes: Mistake[] = [];
  const report = mistakeCollector(source.file, mistakes);
  const factIds = new Set<string>();
  const lines = lineBook();
  const context: WritingContext = {
    readings,
    registries,
    report,
    onFact: (factId) => factIds.add(factId),
    mark: lines.write,
    scenarios,
  };

  const head = splitFrontMatter(source.text.replaceAll('\r\n', '\n'), report);
  const front = head && readYaml(head.frontMatter, FrontMatter, report);
  const sections = head === undefined ? [] : readSections(head.body, report);
  const written = sections.map((section, index) => writeStep(section, ['steps', index], context));
  const lesson = front && {
    lessonId: source.lessonId,
    packId: source.packId,
    title: writeSentence({ text: front.value.title, line: front.lineOf(['title']) }, context),
    version: front.value.version,
    minutes: front.value.minutes,
    goal: writeSentence({ text: front.value.goal, line: front.lineOf(['goal']) }, context),
    steps: written.map(({ step }) => step),
    facts: [...factIds].sort().flatMap((factId) => statedFact(factId, registries)),
  };
  for (const key of ['title', 'goal']) {
    if (front !== undefined) lines.write([key], front.lineOf([key]));
  }
  const hasUnreadBlocks = written.some((step) => step.hasUnreadBlocks);
  return { lesson, mistakes, lineOf: lines.lineOf, hasUnreadBlocks };
}

function statedFact(factId: string, { factById }: Registries) {
  const fact = factById.get(factId);
  return fact === undefined ? [] : [{ factId, source: fact.source, checkedOn: fact.checkedOn }];
}

/** Remembers where each part of the lesson was written. */
function lineBook(): LineBook {
  const lineByPath = new Map<string, number>();
  return {
    write: (path, line) => void lineByPath.set(path.join('/'), line),
    lineOf: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const line = lineByPath.get(path.slice(0, length).join('/'));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}
