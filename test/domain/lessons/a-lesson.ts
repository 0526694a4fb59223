/** A lesson that breaks no rule; a test changes only what it is about. */
import type {
  Check,
  Inline,
  Lesson,
  LessonPicture,
  Sentence,
  Step,
} from '../../../src/domain/lessons/lesson.ts';
import type { PackRules } from '../../../src/domain/lessons/check-pack.ts';

export const words = (text: string): Sentence => [{ kind: 'text', text } satisfies Inline];

export function aCheck(changed: Partial<Check> = {}): Check {
  return {
    checkId: 'which-way',
    choices: [
      { choiceId: 'up', text: words('上へ うごかす'), why: words('つづきが 出ます。') },
      { choiceId: 'down', text: words('下へ うごかす'), why: words('前に もどります。') },
    ],
    correctChoiceIds: ['up'],
    ...changed,
  };
}

export function aPicture(changed: Partial<LessonPicture> = {}): LessonPicture {
  return {
    device: 'phone',
    parts: [
      { kind: 'bar', label: '設定' },
      { kind: 'grid', items: [{ label: '電話' }, { label: 'カメラ' }] },
    ],
    memory: {},
    touch: { gesture: 'tap', target: 'カメラ' },
    alt: '設定の 画面。さわる場所は カメラ',
    ...changed,
  };
}

export function aStep(stepId: string, changed: Partial<Step> = {}): Step {
  return { stepId, sentence: words('1回 さわります。'), blocks: [], ...changed };
}

export function aLesson(changed: Partial<Lesson> = {}): Lesson {
  const picture = aPicture();
  return {
    lessonId: 'tap-and-swipe',
    packId: 'smartphone-basics',
    title: words('さわり方'),
    version: 1,
    minutes: 20,
    goal: words('さわれます。'),
    steps: [
      aStep('one', { picture: { iphone: picture, android: picture, easy: picture } }),
      aStep('two', { check: aCheck({ checkId: 'two' }) }),
      aStep('three'),
      aStep('four', { check: aCheck({ checkId: 'four' }) }),
      aStep('five'),
    ],
    facts: [],
    ...changed,
  };
}

/** The same lesson with one step changed. */
export function withStep(lesson: Lesson, index: number, changed: Partial<Step>): Lesson {
  const steps = lesson.steps.map((step, at) => (at === index ? { ...step, ...changed } : step));
  return { ...lesson, steps };
}

export const rules: PackRules = {
  today: '2026-11-22',
  reviewByOfFact: new Map(),
  declaredSettings: new Set(),
};
