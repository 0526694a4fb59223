/**
 * Every place that a scenario's phone can come to, and the shortest way from each to a goal. Typed texts are
 * tried as the scenario asks for them, and as one that it does not.
 */
import {
  firstState,
  movesOpen,
  play,
  typingShown,
  type PracticeEvent,
  type PracticePhone,
  type SimulatorState,
} from './simulator.ts';
import { isMoving } from './simulator.ts';
import type { PracticeMove } from './scenario.ts';

type Way = { readonly events: readonly PracticeEvent[]; readonly move?: PracticeMove };
type Edge = Way & { readonly to: string };
type Place = { readonly state: SimulatorState; readonly edges: readonly Edge[] };

/** More places than this are a scenario that nobody can hold in the head, or a mistake. */
export const mostPlaces = 3_000;

export type Territory = {
  readonly placeByKey: ReadonlyMap<string, Place>;
  /** Moves that can be made somewhere. */
  readonly moves: ReadonlySet<PracticeMove>;
  readonly isTooLarge: boolean;
};

/** All places within reach from `from`, without taking anything back. */
export function explore(phone: PracticePhone, from = firstState(phone)): Territory {
  const placeByKey = new Map<string, Place>();
  const moves = new Set<PracticeMove>();
  const waiting = [withoutPast(from)];
  for (const state of waiting) {
    const key = keyOf(state);
    if (placeByKey.has(key)) continue;
    if (placeByKey.size >= mostPlaces) return { placeByKey, moves, isTooLarge: true };
    if (state.reached === null) for (const move of movesOpen(phone, state)) moves.add(move);
    const edges = state.reached === null ? waysFrom(phone, state).map(toEdge(phone, state)) : [];
    placeByKey.set(key, { state, edges: edges.map(({ edge }) => edge) });
    waiting.push(...edges.map(({ next }) => next));
  }
  return { placeByKey, moves, isTooLarge: false };
}

/** Keys of the places from which no goal can be reached. */
export function deadEnds({ placeByKey }: Territory): readonly string[] {
  const saved = new Set(
    [...placeByKey].filter(([, { state }]) => state.reached !== null).map(([key]) => key),
  );
  for (let before = -1; before !== saved.size;) {
    before = saved.size;
    for (const [key, { edges }] of placeByKey) {
      if (edges.some(({ to }) => saved.has(to))) saved.add(key);
    }
  }
  return [...placeByKey.keys()].filter((key) => !saved.has(key));
}

/** The fewest moves to a goal, to the one named or to whichever is nearest; null where none leads there. */
export function wayToGoal(
  phone: PracticePhone,
  from: SimulatorState,
  goal?: number,
): readonly PracticeEvent[] | null {
  type Walk = { readonly state: SimulatorState; readonly events: readonly PracticeEvent[] };
  const waiting: Walk[] = [{ state: withoutPast(from), events: [] }];
  const seen = new Set<string>();
  for (const { state, events } of waiting) {
    if (state.reached !== null) {
      if (goal === undefined || goal === state.reached) return events;
      continue;
    }
    const key = keyOf(state);
    if (seen.has(key) || seen.size > mostPlaces) continue;
    seen.add(key);
    for (const way of waysFrom(phone, state)) {
      waiting.push({ state: after(phone, state, way.events), events: [...events, ...way.events] });
    }
  }
  return null;
}

const withoutPast = (state: SimulatorState): SimulatorState => ({
  ...state,
  before: null,
  hint: 0,
});

function keyOf({ screenId, memory }: SimulatorState): string {
  return JSON.stringify([screenId, Object.entries(memory).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function toEdge(phone: PracticePhone, state: SimulatorState) {
  return (way: Way) => {
    const next = after(phone, state, way.events);
    return { next, edge: { ...way, to: keyOf(next) } };
  };
}

function after(
  phone: PracticePhone,
  from: SimulatorState,
  events: readonly PracticeEvent[],
): SimulatorState {
  return withoutPast(events.reduce((state, event) => play(phone, state, event).state, from));
}

function waysFrom(phone: PracticePhone, state: SimulatorState): readonly Way[] {
  const moves = movesOpen(phone, state)
    .filter(isMoving)
    .map((move): Way => ({ move, events: [eventOf(move)] }));
  const typing = typingShown(phone, state);
  if (typing === null) return moves;
  const held = state.memory[typing.of] ?? '';
  const texts = [...textsAskedFor(phone, typing.of), strangeText]
    .map((text) => [...text].slice(0, typing.most).join(''))
    .filter((text) => text !== held);
  return [...texts.map((text): Way => ({ events: typingEvents(held, text) })), ...moves];
}

/** Something that no scenario asks for. */
const strangeText = '9876';

function eventOf({ by, target, onto }: PracticeMove): PracticeEvent {
  if (by === 'wait') return { type: 'wait' };
  return {
    type: 'touch',
    gesture: by,
    target: target ?? null,
    ...(onto !== undefined && { onto }),
  };
}

function textsAskedFor({ scenario, screenById }: PracticePhone, name: string): readonly string[] {
  const conditions = [
    ...[...screenById.values()].flatMap(({ moves, parts }) => [...moves, ...parts]),
    ...scenario.goals,
  ].map(({ when }) => when?.[name]);
  return [...new Set(conditions.filter((text) => text !== undefined))];
}

/** Erases what is wrong at the end, and types the rest. */
function typingEvents(held: string, text: string): readonly PracticeEvent[] {
  const [before, wanted] = [[...held], [...text]];
  const firstOther = before.findIndex((sign, at) => sign !== wanted[at]);
  const kept = firstOther < 0 ? before.length : firstOther;
  return [
    ...before.slice(kept).map((): PracticeEvent => ({ type: 'erase' })),
    ...wanted.slice(kept).map((sign): PracticeEvent => ({ type: 'type', sign })),
  ];
}
