/**
 * What must be true of the lessons of a pack before a learner sees them. Pure rules over typed
 * lessons; each broken rule is named with its place, so that authoring can say the line.
 */
import { addDays, type CivilDate } from '../time.ts';
import { touchExists } from './lesson-picture.ts';
import {
  phoneFamilies,
  plainText,
  type Check,
  type Inline,
  type Lesson,
  type LessonPicture,
  type Sentence,
  type Step,
} from './lesson.ts';
import { overlongPhrases } from './phrase-length.ts';
import { wordFaults } from './word-rules.ts';

export const fewestSteps = 5;
export const mostSteps = 8;
export const fewestChecks = 2;
/** A fact may be used this long past its review date, so that a build does not break overnight. */
export const factGraceDays = 30;

export type PackRuleType =
  | 'duplicate-lesson-id'
  | 'duplicate-step-id'
  | 'duplicate-check-id'
  | 'duplicate-choice-id'
  | 'step-count'
  | 'too-few-checks'
  | 'too-few-choices'
  | 'no-correct-choice'
  | 'no-wrong-choice'
  | 'unknown-correct-choice'
  | 'missing-why'
  | 'touch-points-nowhere'
  | 'missing-alt'
  | 'long-phrase'
  | 'bare-tap'
  | 'forbidden-word'
  | 'undeclared-setting'
  | 'unknown-fact'
  | 'stale-fact';

/** Where in the lesson: keys of `Lesson`, as in `['steps', 2, 'check', 'choices', 0, 'why']`. */
export type LessonPath = readonly (string | number)[];

export type BrokenRule = {
  readonly type: PackRuleType;
  readonly lessonId: string;
  readonly path: LessonPath;
  /** The word, id or number that breaks the rule; empty where the rule says it all. */
  readonly detail: string;
};

export type PackRules = {
  readonly today: CivilDate;
  readonly reviewByOfFact: ReadonlyMap<string, CivilDate>;
  readonly declaredSettings: ReadonlySet<string>;
};

type Report = (type: PackRuleType, path: LessonPath, detail?: string) => void;

/** Every broken rule of the pack's lessons, in the order of the lessons. */
export function checkPack(lessons: readonly Lesson[], rules: PackRules): readonly BrokenRule[] {
  const lessonIds = new Set<string>();
  return lessons.flatMap((lesson) => {
    const broken: BrokenRule[] = [];
    const report: Report = (type, path, detail = '') =>
      broken.push({ type, lessonId: lesson.lessonId, path, detail });

    if (lessonIds.has(lesson.lessonId)) report('duplicate-lesson-id', [], lesson.lessonId);
    lessonIds.add(lesson.lessonId);
    checkShape(lesson, report);
    checkFacts(lesson, rules, report);
    checkText(lesson.title, ['title'], rules, report);
    checkText(lesson.goal, ['goal'], rules, report);
    lesson.steps.forEach((step, index) => checkStep(step, ['steps', index], rules, report));
    return broken;
  });
}

/** Is the fact past its review date by more than the grace? */
export function isStale(reviewBy: CivilDate, today: CivilDate): boolean {
  return today > addDays(reviewBy, factGraceDays);
}

function checkShape(lesson: Lesson, report: Report): void {
  const stepCount = lesson.steps.length;
  if (stepCount < fewestSteps || stepCount > mostSteps) {
    report('step-count', [], String(stepCount));
  }
  const checkCount = lesson.steps.filter((step) => step.check !== undefined).length;
  if (checkCount < fewestChecks) report('too-few-checks', [], String(checkCount));

  reportRepeats(
    lesson.steps.map((step) => step.stepId),
    (index, id) => report('duplicate-step-id', ['steps', index], id),
  );
  reportRepeats(
    lesson.steps.map((step) => step.check?.checkId),
    (index, id) => report('duplicate-check-id', ['steps', index, 'check'], id),
  );
}

function checkFacts(lesson: Lesson, rules: PackRules, report: Report): void {
  for (const { factId } of lesson.facts) {
    const reviewBy = rules.reviewByOfFact.get(factId);
    if (reviewBy === undefined) report('unknown-fact', [], factId);
    else if (isStale(reviewBy, rules.today)) report('stale-fact', ['facts', factId], factId);
  }
}

function checkStep(step: Step, path: LessonPath, rules: PackRules, report: Report): void {
  checkText(step.sentence, [...path, 'sentence'], rules, report);
  step.blocks.forEach((block, index) => {
    const blockPath = [...path, 'blocks', index];
    if (block.kind === 'paragraph') checkText(block.sentence, blockPath, rules, report);
    else {
      block.items.forEach((item, itemIndex) =>
        checkText(item, [...blockPath, 'items', itemIndex], rules, report),
      );
    }
  });
  if (step.check !== undefined) checkCheck(step.check, [...path, 'check'], rules, report);
  for (const family of step.picture === undefined ? [] : phoneFamilies) {
    const picture = step.picture?.[family];
    if (picture !== undefined) checkPicture(picture, [...path, 'picture', family], report);
  }
  for (const list of ['say', 'watch'] as const) {
    step.teacher?.[list].forEach((words, index) =>
      checkWords(words, [...path, 'teacher', list, index], report),
    );
  }
}

function checkCheck(check: Check, path: LessonPath, rules: PackRules, report: Report): void {
  const choiceIds = check.choices.map((choice) => choice.choiceId);
  if (check.choices.length < 2) report('too-few-choices', path, String(check.choices.length));
  if (check.correctChoiceIds.length === 0) report('no-correct-choice', path);
  else if (check.correctChoiceIds.length >= check.choices.length) report('no-wrong-choice', path);
  for (const id of check.correctChoiceIds) {
    if (!choiceIds.includes(id)) report('unknown-correct-choice', path, id);
  }
  reportRepeats(choiceIds, (index, id) =>
    report('duplicate-choice-id', [...path, 'choices', index], id),
  );
  check.choices.forEach((choice, index) => {
    const choicePath = [...path, 'choices', index];
    checkText(choice.text, [...choicePath, 'text'], rules, report);
    if (plainText(choice.why).trim() === '') report('missing-why', choicePath, choice.choiceId);
    checkText(choice.why, [...choicePath, 'why'], rules, report);
  });
  if (check.message !== undefined) {
    reportLongPhrases(check.message.text, [...path, 'message'], report);
  }
}

function checkPicture(picture: LessonPicture, path: LessonPath, report: Report): void {
  if (picture.alt.trim() === '') report('missing-alt', path);
  if (!touchExists(picture)) report('touch-points-nowhere', path);
}

function checkText(sentence: Sentence, path: LessonPath, rules: PackRules, report: Report): void {
  checkWords(plainText(sentence), path, report);
  for (const settingId of settingsIn(sentence)) {
    if (!rules.declaredSettings.has(settingId)) report('undeclared-setting', path, settingId);
  }
}

function settingsIn(sentence: Sentence): readonly string[] {
  return sentence.flatMap((inline: Inline) => {
    if (inline.kind === 'setting') return [inline.settingId];
    return inline.kind === 'strong' ? settingsIn(inline.children) : [];
  });
}

function checkWords(words: string, path: LessonPath, report: Report): void {
  for (const { type, detail } of wordFaults(words)) report(type, path, detail);
}

function reportLongPhrases(words: string, path: LessonPath, report: Report): void {
  for (const phrase of overlongPhrases(words)) report('long-phrase', path, phrase);
}

function reportRepeats(
  ids: readonly (string | undefined)[],
  report: (index: number, id: string) => void,
): void {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (id === undefined) return;
    if (seen.has(id)) report(index, id);
    seen.add(id);
  });
}
