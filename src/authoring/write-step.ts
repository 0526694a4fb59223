/** One section of a lesson file → one step: its sentence, its blocks and its fenced parts. */
import type { LessonPath } from '../domain/lessons/check-pack.ts';
import type { Step } from '../domain/lessons/lesson.ts';
import { readCheck } from './check-block.ts';
import type { ReportMistake } from './mistakes.ts';
import { markRepeatedReadings } from './repeated-readings.ts';
import { readScreen } from './screen-block.ts';
import type { BlockSource, Section } from './sections.ts';
import { writeSentence, type WritingContext } from './sentence.ts';
import { readTeacher } from './teacher-block.ts';

export type WrittenStep = { readonly step: Step; readonly hasUnreadBlocks: boolean };

export function writeStep(
  section: Section,
  path: LessonPath,
  lessonContext: WritingContext,
): WrittenStep {
  const context: WritingContext = {
    ...lessonContext,
    mark: (partPath, line) => lessonContext.mark([...path, ...partPath], line),
  };
  context.mark([], section.line);

  const sentence = writeSentence(section.heading, context);
  const blocks = writeBlocks(section.blocks, context);
  const fences = fencesByLanguage(section.blocks, context.report);
  const yamlOf = (language: FenceLanguage) => fences.get(language)?.yaml;
  const [checkYaml, screenYaml, teacherYaml] = fenceLanguages.map(yamlOf);
  const check = checkYaml && readCheck(checkYaml, section.stepId, context);
  const picture = screenYaml && readScreen(screenYaml, context);
  const teacher = teacherYaml && readTeacher(teacherYaml, context);
  const step = markRepeatedReadings({
    stepId: section.stepId,
    sentence,
    blocks,
    ...(picture && { picture }),
    ...(check && { check }),
    ...(teacher && { teacher }),
  });
  const readBlocks = [check, picture, teacher].filter((block) => block !== undefined);
  return { step, hasUnreadBlocks: readBlocks.length < fences.size };
}

const fenceLanguages = ['check', 'screen', 'teacher'] as const;
type FenceLanguage = (typeof fenceLanguages)[number];
type Fence = Extract<BlockSource, { kind: 'fence' }>;

function fencesByLanguage(
  blocks: readonly BlockSource[],
  report: ReportMistake,
): ReadonlyMap<FenceLanguage, Fence> {
  const fences = new Map<FenceLanguage, Fence>();
  for (const block of blocks) {
    if (block.kind !== 'fence') continue;
    const language = fenceLanguages.find((name) => name === block.language);
    if (language === undefined) report(block.line, 'unknown-block', block.language);
    else if (fences.has(language)) report(block.line, 'repeated-block', language);
    else fences.set(language, block);
  }
  return fences;
}

function writeBlocks(sources: readonly BlockSource[], context: WritingContext): Step['blocks'] {
  const words = sources.filter((block) => block.kind !== 'fence');
  return words.map((block, index) => {
    if (block.kind === 'paragraph') {
      context.mark(['blocks', index], block.source.line);
      return { kind: 'paragraph', sentence: writeSentence(block.source, context) };
    }
    block.items.forEach((item, at) => context.mark(['blocks', index, 'items', at], item.line));
    return { kind: 'list', items: block.items.map((item) => writeSentence(item, context)) };
  });
}
