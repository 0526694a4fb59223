/** What must be true of a practice scenario before a learner meets it, on every family's phone. */
import { phoneFamilies, type PhoneFamily } from './lesson.ts';
import { leastTarget, targetWidth } from './practice-measures.ts';
import { targetsOf } from './practice-parts.ts';
import type { PracticeMove, PracticeScreen, Scenario } from './scenario.ts';
import { phoneFor } from './simulator.ts';
import { deadEnds, explore } from './solve-scenario.ts';

export type PracticeRuleType =
  | 'unknown-screen'
  | 'screen-not-reached'
  | 'goal-not-reached'
  | 'dead-end'
  | 'move-never-made'
  | 'target-without-words'
  | 'target-not-drawn'
  | 'target-drawn-twice'
  | 'target-too-small'
  | 'drag-without-end'
  | 'scenario-too-large';

/** Keys into `Scenario`, as in `['screens', 2, 'moves', 0]`. */
export type PracticePath = readonly (string | number)[];

export type BrokenPracticeRule = {
  readonly type: PracticeRuleType;
  readonly path: PracticePath;
  readonly detail: string;
};

type Report = (type: PracticeRuleType, path: PracticePath, detail?: string) => void;

/** Every broken rule, each said once although it is broken on several families' phones. */
export function checkPractice(scenario: Scenario): readonly BrokenPracticeRule[] {
  const broken = new Map<string, BrokenPracticeRule>();
  const report: Report = (type, path, detail = '') =>
    broken.set(JSON.stringify([type, path, detail]), { type, path, detail });

  reportUnknownScreens(scenario, report);
  scenario.screens.forEach((screen, index) => checkScreen(screen, ['screens', index], report));
  // Where a way leads to a screen that is not there, what can be reached is not known yet.
  if (broken.size === 0) checkWays(scenario, report);
  return [...broken.values()];
}

function reportUnknownScreens({ start, goals, screens }: Scenario, report: Report): void {
  const known = new Set(screens.map(({ screenId }) => screenId));
  if (!known.has(start)) report('unknown-screen', ['start'], start);
  goals.forEach(({ at }, index) => {
    if (!known.has(at)) report('unknown-screen', ['goals', index], at);
  });
  screens.forEach(({ moves }, index) =>
    moves.forEach(({ to }, place) => {
      if (to !== undefined && !known.has(to)) {
        report('unknown-screen', ['screens', index, 'moves', place], to);
      }
    }),
  );
}

function checkScreen(screen: PracticeScreen, path: PracticePath, report: Report): void {
  const isOn =
    (family: PhoneFamily) =>
    ({ only }: { readonly only?: readonly PhoneFamily[] }) =>
      only === undefined || only.includes(family);
  for (const family of phoneFamilies) {
    const parts = screen.parts.filter(isOn(family));
    const moves = screen.moves.filter(isOn(family));
    const drawn = parts.flatMap(targetsOf);
    for (const target of new Set(drawn)) {
      if (!moves.some((move) => move.target === target || move.onto === target)) {
        report('target-without-words', path, target);
      }
    }
    // The same words may stand in parts that are never drawn together.
    const always = parts.filter(({ when }) => when === undefined).flatMap(targetsOf);
    for (const target of always.filter((name, at) => always.indexOf(name) !== at)) {
      report('target-drawn-twice', path, target);
    }
    screen.moves.forEach((move, index) => {
      if (!isOn(family)(move)) return;
      checkMove(move, drawn, [...path, 'moves', index], report);
    });
  }
  screen.parts.forEach((part, index) => {
    const isTouched = targetsOf(part).length > 0 || part.kind === 'keyboard' || part.kind === 'pin';
    const width = targetWidth(part);
    if (isTouched && width < leastTarget) {
      report('target-too-small', [...path, 'parts', index], String(width));
    }
  });
}

function checkMove(
  { by, target, onto }: PracticeMove,
  drawn: readonly string[],
  path: PracticePath,
  report: Report,
): void {
  for (const name of [target, onto]) {
    if (name !== undefined && !drawn.includes(name)) report('target-not-drawn', path, name);
  }
  if ((by === 'drag') !== (onto !== undefined)) report('drag-without-end', path);
}

function checkWays(scenario: Scenario, report: Report): void {
  for (const family of phoneFamilies) {
    const phone = phoneFor(scenario, family);
    const territory = explore(phone);
    if (territory.isTooLarge) return report('scenario-too-large', [], family);
    const states = [...territory.placeByKey.values()].map(({ state }) => state);
    scenario.screens.forEach(({ screenId, parts, moves }, index) => {
      // A screen with nothing for this family belongs to the others.
      const isForFamily = phone.screenById.get(screenId)?.parts.length !== 0 || parts.length === 0;
      if (isForFamily && !states.some((state) => state.screenId === screenId)) {
        report('screen-not-reached', ['screens', index], `${screenId}（${family}）`);
      }
      moves.forEach((move, place) => {
        const isForPhone = move.only === undefined || move.only.includes(family);
        if (isForFamily && isForPhone && !territory.moves.has(move)) {
          report('move-never-made', ['screens', index, 'moves', place], move.target ?? move.by);
        }
      });
    });
    scenario.goals.forEach((_goal, index) => {
      if (!states.some(({ reached }) => reached === index)) {
        report('goal-not-reached', ['goals', index], family);
      }
    });
    for (const key of deadEnds(territory)) {
      const { screenId } = territory.placeByKey.get(key)?.state ?? { screenId: '' };
      const index = scenario.screens.findIndex((screen) => screen.screenId === screenId);
      report('dead-end', ['screens', index], `${screenId}（${family}）`);
    }
  }
}
