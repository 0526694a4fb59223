/**
 * The practice phone: (state, event) → state and feedback. Nothing can break in it: every touch is answered,
 * every step can be taken back, and time goes by only when the learner says so.
 */
import type { PhoneFamily, Sentence } from './lesson.ts';
import { holds, targetsOf, typingOf, type Memory, type PracticePart } from './practice-parts.ts';
import type { PracticeGesture, PracticeMove, PracticeScreen, Scenario } from './scenario.ts';

export type TouchEvent = {
  readonly type: 'touch';
  readonly gesture: PracticeGesture;
  /** Name of what was touched; null for the screen beside everything. */
  readonly target: string | null;
  /** Where a drag ended. */
  readonly onto?: string | undefined;
};
export type PracticeEvent =
  | TouchEvent
  | { readonly type: 'wait' }
  | { readonly type: 'type'; readonly sign: string }
  | { readonly type: 'erase' }
  | { readonly type: 'undo' }
  | { readonly type: 'reset' }
  | { readonly type: 'hint' };

export type SimulatorState = {
  readonly screenId: string;
  readonly memory: Memory;
  /** How strong a hint was asked for on this screen: 0 none, 3 the place is shown. */
  readonly hint: 0 | 1 | 2 | 3;
  /** Which of the scenario's goals has been reached. */
  readonly reached: number | null;
  /** The state before, back to the first one. */
  readonly before: SimulatorState | null;
};

export type Feedback =
  /** An author's words; `moved` when something changed on the phone. */
  | { readonly type: 'said'; readonly sentence: Sentence; readonly moved: boolean }
  /** The place was right, the gesture another one. */
  | {
      readonly type: 'other-gesture';
      readonly made: PracticeGesture;
      readonly wanted: PracticeGesture;
    }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'field-full' }
  | { readonly type: 'nothing-to-erase' }
  | { readonly type: 'undone' }
  | { readonly type: 'at-start' }
  | { readonly type: 'reset' }
  | { readonly type: 'hint'; readonly strength: 1 | 2 | 3 };

export type Answer = { readonly state: SimulatorState; readonly feedback: Feedback };

/** A scenario on one family's phone. */
export type PracticePhone = {
  readonly scenario: Scenario;
  readonly family: PhoneFamily;
  readonly screenById: ReadonlyMap<string, PracticeScreen>;
};

export function phoneFor(scenario: Scenario, family: PhoneFamily): PracticePhone {
  const isDrawn = ({ only }: { readonly only?: readonly PhoneFamily[] }) =>
    only === undefined || only.includes(family);
  const screens = scenario.screens.map((screen) => ({
    ...screen,
    parts: screen.parts.filter(isDrawn),
    moves: screen.moves.filter(isDrawn),
  }));
  return { scenario, family, screenById: new Map(screens.map((one) => [one.screenId, one])) };
}

export function firstState({ scenario }: PracticePhone): SimulatorState {
  return {
    screenId: scenario.start,
    memory: scenario.memory,
    hint: 0,
    reached: null,
    before: null,
  };
}

/** The screen that the state shows. */
export function screenOf(phone: PracticePhone, { screenId }: SimulatorState): PracticeScreen {
  const screen = phone.screenById.get(screenId);
  if (screen === undefined) throw new Error(`no screen ${screenId}`);
  return screen;
}

/** What is drawn now. */
export function partsShown(phone: PracticePhone, state: SimulatorState): readonly PracticePart[] {
  return screenOf(phone, state).parts.filter(({ when }) => holds(state.memory, when));
}

/** Moves that a learner can make now, each where nothing earlier takes its place. */
export function movesOpen(phone: PracticePhone, state: SimulatorState): readonly PracticeMove[] {
  const targets = new Set(partsShown(phone, state).flatMap(targetsOf));
  const isThere = (name: string | undefined) => name === undefined || targets.has(name);
  const open: PracticeMove[] = [];
  for (const move of screenOf(phone, state).moves) {
    const isOpen = isThere(move.target) && isThere(move.onto) && holds(state.memory, move.when);
    if (isOpen && !open.some((earlier) => isSameTouch(earlier, move))) open.push(move);
  }
  return open;
}

/** One event, answered. After the goal only taking back and beginning anew do anything. */
export function play(phone: PracticePhone, state: SimulatorState, event: PracticeEvent): Answer {
  switch (event.type) {
    case 'undo':
      return state.before === null
        ? { state, feedback: { type: 'at-start' } }
        : { state: state.before, feedback: { type: 'undone' } };
    case 'reset':
      return { state: firstState(phone), feedback: { type: 'reset' } };
    case 'hint': {
      const strength = stronger(state.hint);
      return { state: { ...state, hint: strength }, feedback: { type: 'hint', strength } };
    }
    case 'type':
    case 'erase':
      return playKey(phone, state, event);
    case 'wait':
    case 'touch':
      return playTouch(phone, state, event);
  }
}

/** The typing that the shown screen offers; null without keys. */
export function typingShown(phone: PracticePhone, state: SimulatorState) {
  return (
    partsShown(phone, state)
      .map(typingOf)
      .find((typing) => typing !== null) ?? null
  );
}

export function isMoving({ to, set }: PracticeMove): boolean {
  return to !== undefined || set !== undefined;
}

function playTouch(
  phone: PracticePhone,
  state: SimulatorState,
  event: TouchEvent | { readonly type: 'wait' },
): Answer {
  const screen = screenOf(phone, state);
  const open = movesOpen(phone, state);
  const move =
    open.find((one) => fits(one, event)) ??
    (isOfTheScreen(event) ? open.find((one) => fits(one, { ...event, target: null })) : undefined);
  if (move === undefined || state.reached !== null) {
    const other = event.type === 'touch' ? meantAt(open, event) : undefined;
    return {
      state,
      feedback: other ?? { type: 'said', sentence: screen.otherwise, moved: false },
    };
  }
  const feedback = { type: 'said', sentence: move.say, moved: isMoving(move) } as const;
  if (!isMoving(move)) return { state, feedback };
  return {
    state: arrive(phone, state, {
      screenId: move.to ?? state.screenId,
      memory: { ...state.memory, ...move.set },
    }),
    feedback,
  };
}

/** The right thing touched in another way; a plain tap is told the author's own words instead. */
function meantAt(open: readonly PracticeMove[], event: TouchEvent): Feedback | undefined {
  const wanted = open.find(
    (move) => isMoving(move) && move.by !== 'wait' && (move.target ?? null) === event.target,
  );
  if (wanted === undefined || wanted.by === 'wait') return undefined;
  if (event.target === null && event.gesture === 'tap') return undefined;
  return { type: 'other-gesture', made: event.gesture, wanted: wanted.by };
}

function playKey(
  phone: PracticePhone,
  state: SimulatorState,
  event: { readonly type: 'type'; readonly sign: string } | { readonly type: 'erase' },
): Answer {
  const typing = typingShown(phone, state);
  if (typing === null || state.reached !== null) {
    return {
      state,
      feedback: { type: 'said', sentence: screenOf(phone, state).otherwise, moved: false },
    };
  }
  const signs = [...(state.memory[typing.of] ?? '')];
  if (event.type === 'erase' && signs.length === 0) {
    return { state, feedback: { type: 'nothing-to-erase' } };
  }
  if (event.type === 'type' && signs.length >= typing.most) {
    return { state, feedback: { type: 'field-full' } };
  }
  const text = (event.type === 'erase' ? signs.slice(0, -1) : [...signs, event.sign]).join('');
  const memory = { ...state.memory, [typing.of]: text };
  return {
    state: arrive(phone, state, { screenId: state.screenId, memory }),
    feedback: { type: 'typed', text },
  };
}

function arrive(
  { scenario }: PracticePhone,
  before: SimulatorState,
  place: { readonly screenId: string; readonly memory: Memory },
): SimulatorState {
  const reached = scenario.goals.findIndex(
    ({ at, when }) => at === place.screenId && holds(place.memory, when),
  );
  const hint = place.screenId === before.screenId ? before.hint : 0;
  return { ...place, hint, reached: reached < 0 ? null : reached, before };
}

function fits(move: PracticeMove, event: TouchEvent | { readonly type: 'wait' }): boolean {
  if (event.type === 'wait') return move.by === 'wait';
  return (
    move.by === event.gesture &&
    (move.target ?? null) === event.target &&
    (move.onto === undefined || move.onto === event.onto)
  );
}

/** Whoever swipes over the screen begins on whatever lies there. */
function isOfTheScreen(event: TouchEvent | { readonly type: 'wait' }): event is TouchEvent {
  return event.type === 'touch' && /^(?:swipe|pinch)-/.test(event.gesture);
}

function isSameTouch(one: PracticeMove, other: PracticeMove): boolean {
  return one.by === other.by && one.target === other.target && one.onto === other.onto;
}

function stronger(hint: SimulatorState['hint']): 1 | 2 | 3 {
  if (hint === 0) return 1;
  return hint === 1 ? 2 : 3;
}
