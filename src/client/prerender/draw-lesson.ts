/** Every step of a lesson, for each kind of phone and each hand. */
import { defaultSettings } from '../../domain/learner-settings.ts';
import { settingFallbacks, type Lesson, type Step } from '../../domain/lessons/lesson.ts';
import { drawnVariants, type DrawnStepPieces } from '../../protocol/pages/page-pieces.ts';
import { valueToken } from '../../protocol/pages/tokens.ts';
import { drawPage } from './draw-page.tsx';

export function drawLesson(lesson: Lesson): readonly DrawnStepPieces[] {
  return lesson.steps.map((step) => drawStep(lesson, step));
}

function drawStep(lesson: Lesson, { stepId, ...step }: Step): DrawnStepPieces {
  const tokens = Object.keys(settingFallbacks({ stepId, ...step })).map((id) => [
    id,
    valueToken(id),
  ]);
  const pages = drawnVariants.map((variant) =>
    drawPage({
      path: `/lessons/${lesson.packId}/${lesson.lessonId}`,
      settings: { ...defaultSettings, ...variant },
      city: {
        municipalityCode: '',
        name: '',
        timeZone: '',
        sample: false,
        settings: Object.fromEntries(tokens) as Record<string, string>,
      },
      inApp: null,
      opened: { page: 'lesson', lesson, stepId },
    }),
  );
  return piecesOf(pages);
}

/** What all pages share at both ends stands once; what is between, once for each way in which it differs. */
export function piecesOf(pages: readonly string[]): DrawnStepPieces {
  const first = pages[0] ?? '';
  const shortest = Math.min(...pages.map((page) => page.length));
  const isShared = (place: (page: string) => string | undefined) =>
    pages.every((page) => place(page) === place(first));
  let start = 0;
  while (start < shortest && isShared((page) => page[start])) start += 1;
  let end = 0;
  while (end < shortest - start && isShared((page) => page.at(-1 - end))) end += 1;
  const inside = pages.map((page) => page.slice(start, page.length - end));
  const between = [...new Set(inside)];
  return {
    before: first.slice(0, start),
    between,
    after: first.slice(first.length - end),
    variantOf: inside.map((html) => between.indexOf(html)),
  };
}
