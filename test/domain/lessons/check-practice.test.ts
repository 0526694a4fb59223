import { expect, it } from 'vitest';
import { checkPractice } from '../../../src/domain/lessons/check-practice.ts';
import type { PracticeScreen, Scenario } from '../../../src/domain/lessons/scenario.ts';
import { aPracticeScreen, aScenario, said, withScreen } from './a-scenario.ts';

const broken = (scenario: Scenario) =>
  checkPractice(scenario).map(({ type, path, detail }) => [type, path.join('/'), detail]);
const withHome = (changed: Partial<PracticeScreen>) => withScreen(aScenario(), 'home', changed);
const home = aPracticeScreen();

it('finds nothing in a scenario that keeps all rules', () => {
  expect(broken(aScenario())).toEqual([]);
});

it('refuses a way to a screen that is not there', () => {
  const moves = home.moves.map((move) => (move.to === 'menu' ? { ...move, to: 'nowhere' } : move));
  expect(broken(withHome({ moves }))).toEqual([['unknown-screen', 'screens/0/moves/0', 'nowhere']]);
});

it('refuses a thing that can be touched and of which nothing is said', () => {
  const moves = home.moves.filter(({ target }) => target !== '電話');
  expect(broken(withHome({ moves }))).toEqual([['target-without-words', 'screens/0', '電話']]);
});

it('refuses a move on something that is not drawn, and two things of one name', () => {
  const moves = [...home.moves, { by: 'tap', target: '地図', say: said('地図') } as const];
  expect(broken(withHome({ moves }))).toEqual([['target-not-drawn', 'screens/0/moves/3', '地図']]);
  const parts = [...home.parts, { kind: 'button', label: '電 話' } as const];
  expect(broken(withHome({ parts }))).toEqual([['target-drawn-twice', 'screens/0', '電話']]);
});

it('refuses a screen and a goal to which no way leads', () => {
  const lost = aPracticeScreen({ screenId: 'lost', parts: [], moves: [] });
  const scenario = aScenario({ screens: [...aScenario().screens, lost] });
  expect(broken(scenario).slice(0, 1)).toEqual([
    ['screen-not-reached', 'screens/5', 'lost（iphone）'],
  ]);
  const goals = [...aScenario().goals, { at: 'done', when: { text: 'うみ' }, say: said('はい。') }];
  expect(broken(aScenario({ goals })).map(([type]) => type)).toContain('goal-not-reached');
});

it('refuses a place from which no goal can be reached', () => {
  const scenario = withScreen(aScenario(), 'second', { moves: [] });
  expect(broken(scenario)).toContainEqual(['dead-end', 'screens/2', 'second（iphone）']);
});

it('refuses a move that can never be made', () => {
  const moves = [
    ...home.moves,
    { by: 'tap', target: '電話', to: 'second', say: said('はい。') } as const,
  ];
  expect(broken(withHome({ moves }))).toEqual([['move-never-made', 'screens/0/moves/3', '電話']]);
});

it('refuses targets of less than 44 px on a phone of 320 px', () => {
  const items = Array.from({ length: 6 }, (_, index) => ({ label: String(index) }));
  const parts = [...home.parts, { kind: 'tabs', items } as const];
  const moves = [
    ...home.moves,
    ...items.map(({ label }) => ({ by: 'tap', target: label, say: said(label) }) as const),
  ];
  expect(broken(withHome({ parts, moves }))).toEqual([
    ['target-too-small', 'screens/0/parts/1', '39'],
  ]);
});

it('refuses a drag that ends nowhere', () => {
  const moves = [...home.moves, { by: 'drag', target: 'メモ', say: said('はい。') } as const];
  expect(broken(withHome({ moves }))).toContainEqual(['drag-without-end', 'screens/0/moves/3', '']);
});
