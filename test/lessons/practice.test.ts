/** The practice scenarios that this repository ships, each played to its end on every family's phone. */
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../src/authoring/lesson-folder.ts';
import { phoneFamilies } from '../../src/domain/lessons/lesson.ts';
import { targetsOf } from '../../src/domain/lessons/practice-parts.ts';
import { practiceGestures } from '../../src/domain/lessons/scenario.ts';
import {
  firstState,
  partsShown,
  phoneFor,
  play,
  type PracticeEvent,
  type PracticePhone,
  type SimulatorState,
} from '../../src/domain/lessons/simulator.ts';
import { wayToGoal } from '../../src/domain/lessons/solve-scenario.ts';

const built = buildPacks(readLessonFolder('lessons'), '2026-11-22');
const scenarios = built.ok ? built.value.scenarios : [];

const playAll = (
  phone: PracticePhone,
  events: readonly PracticeEvent[],
  from = firstState(phone),
) => events.reduce((state, event) => play(phone, state, event).state, from);

it('has twelve scenarios, which together use every gesture and every part', () => {
  expect(scenarios).toHaveLength(12);
  const screens = scenarios.flatMap((scenario) => scenario.screens);
  const used = new Set(screens.flatMap(({ moves }) => moves.map(({ by }) => by)));
  expect([...used].sort()).toEqual([...practiceGestures, 'wait'].sort());
  const kinds = new Set(screens.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  const layouts = screens.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'keyboard' ? [part.layout] : [])),
  );
  expect([...new Set(layouts)].sort()).toEqual(['kana', 'numbers', 'qwerty', 'voice']);
  const vocabulary =
    'actions address app banner bar bubble button caller camera card check coins dialog dock field grid keyboard map menu ' +
    'notice pages photo photos pin row sensor slider stages tabs text tiles toggle warning';
  expect([...kinds].sort()).toEqual(vocabulary.split(' '));
});

it('differs between the families in more than two scenarios', () => {
  const differing = scenarios.filter(({ screens }) =>
    screens.some(({ moves }) => moves.some(({ only, to }) => only && to)),
  );
  expect(differing.length).toBeGreaterThan(2);
});

it.each(scenarios.map((scenario) => [scenario.scenarioId, scenario] as const))(
  '%s weighs at most 6 kB',
  (_, scenario) => {
    expect(gzipSync(JSON.stringify({ scenario })).length).toBeLessThanOrEqual(6_000);
  },
);

const cases = scenarios.flatMap((scenario) =>
  phoneFamilies.map((family) => [scenario.scenarioId, family, scenario] as const),
);

describe.each(cases)('%s on %s', (_, family, scenario) => {
  const phone = phoneFor(scenario, family);

  it('comes to every goal by its shortest way', () => {
    for (const [index] of scenario.goals.entries()) {
      const way = wayToGoal(phone, firstState(phone), index);
      expect(way).not.toBeNull();
      expect(playAll(phone, way ?? []).reached).toBe(index);
    }
  });

  it('never gets stuck, whatever is touched', () => {
    const seed = 20261123;
    const runs = process.env['CHECK_ALL'] === 'yes' ? 2_800 : 15;
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (choices) => {
        const state = choices.reduce(
          (at, choice) => play(phone, at, eventNumber(choice, phone, at)).state,
          firstState(phone),
        );
        expect(state.reached !== null || wayToGoal(phone, state) !== null).toBe(true);
      }),
      { seed, numRuns: runs },
    );
  });
});

/** One of all the events that the shown screen could meet. */
function eventNumber(choice: number, phone: PracticePhone, state: SimulatorState): PracticeEvent {
  const targets = [null, ...partsShown(phone, state).flatMap(targetsOf)];
  const touches = targets.flatMap((target) =>
    practiceGestures.map((gesture): PracticeEvent => ({
      type: 'touch',
      gesture,
      target,
      ...(gesture === 'drag' && { onto: targets.at(choice % targets.length) ?? undefined }),
    })),
  );
  const signs: PracticeEvent[] = [...'あし1u'].map((sign) => ({ type: 'type', sign }));
  const others: PracticeEvent[] = [{ type: 'wait' }, { type: 'erase' }, { type: 'undo' }];
  const events = [...touches, ...signs, ...others];
  return events[choice % events.length] ?? { type: 'wait' };
}
