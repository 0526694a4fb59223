/**
 * A practice scenario once it has been checked: the screens of a pretend phone, what each touch does and
 * says, and what is to be reached. Data only; `simulator.ts` plays it.
 */
import type { LessonPartId, PhoneFamily, Sentence, StatedFact } from './lesson.ts';
import type { Memory, PracticePart } from './practice-parts.ts';

export const practiceGestures = [
  'tap',
  'double-tap',
  'long-press',
  'swipe-up',
  'swipe-down',
  'swipe-left',
  'swipe-right',
  'drag',
  'pinch-out',
  'pinch-in',
] as const;
export type PracticeGesture = (typeof practiceGestures)[number];

/**
 * What a touch does. Without `to` and `set` it does nothing and says why. Of several moves that fit, the
 * first one counts.
 */
export type PracticeMove = {
  /** `wait`: time goes by, because the learner says so; nothing here runs by a clock. */
  readonly by: PracticeGesture | 'wait';
  /** Name of what is touched; without it the move is made on the screen as a whole. */
  readonly target?: string;
  /** Where a drag ends. */
  readonly onto?: string;
  /** Only while the memory holds this. */
  readonly when?: Memory;
  readonly to?: string;
  readonly set?: Memory;
  readonly say: Sentence;
  /** On these families' phones only. */
  readonly only?: readonly PhoneFamily[];
};

export type PracticeScreen = {
  readonly screenId: LessonPartId;
  readonly device: 'phone' | 'copier';
  readonly parts: readonly PracticePart[];
  readonly moves: readonly PracticeMove[];
  /** What to look for; the stronger hints are made from the shortest way to a goal. */
  readonly hint: Sentence;
  /** Said to any touch that no move speaks of. */
  readonly otherwise: Sentence;
};

/** Reached when the phone shows the screen and remembers `when`. */
export type PracticeGoal = {
  readonly at: string;
  readonly when?: Memory;
  readonly say: Sentence;
};

export type Scenario = {
  readonly scenarioId: LessonPartId;
  readonly packId: LessonPartId;
  readonly title: Sentence;
  readonly version: number;
  readonly minutes: number;
  /** What to do, in one sentence. */
  readonly goal: Sentence;
  /** Where real phones differ from these screens, said honestly. */
  readonly differs: Sentence;
  readonly start: string;
  readonly memory: Memory;
  readonly screens: readonly PracticeScreen[];
  /** Several right ways; each is a goal of its own. */
  readonly goals: readonly PracticeGoal[];
  readonly facts: readonly StatedFact[];
};
