/** At which step a lesson opens, and what is shown there: the app, the worker and the city must agree. */
import type { Settings } from '../learner-settings.ts';
import type { Lesson, PhoneFamily, Step } from './lesson.ts';
import { isUnderWay, type LessonProgress } from './progress.ts';

/** Drawn for those who do not know theirs: the most common looks among phones that are not an iPhone. */
export const familyOfUnknown: PhoneFamily = 'android';

/** Where a lesson was left; null begins anew. */
export function stepToGoOn(progress: LessonProgress | null): string | null {
  return progress && isUnderWay(progress) ? progress.stepId : null;
}

/** Counted from 0; a step that is not there (any more) begins anew. */
export function indexOfStep({ steps }: Pick<Lesson, 'steps'>, stepId: string | null): number {
  return Math.max(
    0,
    steps.findIndex((step) => step.stepId === stepId),
  );
}

/** Must わたしのスマホ be asked before this step can be drawn? */
export function asksFamily(step: Step, { family }: Pick<Settings, 'family'>): boolean {
  return family === null && step.picture?.[familyOfUnknown].device === 'phone';
}
