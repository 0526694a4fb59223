/** A small scenario for tests: hold a memo on the home screen, or find it by swiping. */
import type { Sentence } from '../../../src/domain/lessons/lesson.ts';
import type { PracticeScreen, Scenario } from '../../../src/domain/lessons/scenario.ts';

export const said = (text: string): Sentence => [{ kind: 'text', text }];

export function aPracticeScreen(changed: Partial<PracticeScreen> = {}): PracticeScreen {
  return {
    screenId: 'home',
    device: 'phone',
    parts: [{ kind: 'grid', items: [{ label: 'メモ' }, { label: '電話' }] }],
    moves: [
      { by: 'long-press', target: 'メモ', to: 'menu', say: said('メニューが 出ました。') },
      { by: 'tap', target: '電話', say: said('「電話」です。メモは 左です。') },
      { by: 'swipe-left', to: 'second', say: said('次の 画面です。') },
    ],
    hint: said('メモを さがします。'),
    otherwise: said('なにも ない 所です。'),
    ...changed,
  };
}

export function aScenario(changed: Partial<Scenario> = {}): Scenario {
  return {
    scenarioId: 'hold-a-memo',
    packId: 'smartphone-basics',
    title: said('長おし'),
    version: 1,
    minutes: 3,
    goal: said('メモを 開きます。'),
    differs: said('画面は 電話で ちがいます。'),
    start: 'home',
    memory: {},
    screens: [
      aPracticeScreen(),
      aPracticeScreen({
        screenId: 'menu',
        parts: [{ kind: 'menu', items: [{ label: 'ひらく' }] }],
        moves: [{ by: 'tap', target: 'ひらく', to: 'search', say: said('開きました。') }],
      }),
      aPracticeScreen({
        screenId: 'second',
        parts: [{ kind: 'text', label: '2枚目' }],
        moves: [
          { by: 'swipe-right', to: 'home', say: said('もどりました。') },
          { by: 'wait', to: 'search', say: said('メモが 出ました。') },
        ],
      }),
      aPracticeScreen({
        screenId: 'search',
        parts: [
          { kind: 'field', label: 'ことば', of: 'text' },
          { kind: 'keyboard', layout: 'kana', of: 'text' },
          { kind: 'button', label: 'できた' },
        ],
        moves: [
          { by: 'tap', target: 'ことば', say: said('下で うちます。') },
          { by: 'tap', target: 'できた', when: { text: 'やま' }, to: 'done', say: said('はい。') },
          { by: 'tap', target: 'できた', say: said('「やま」と うちます。') },
        ],
      }),
      aPracticeScreen({ screenId: 'done', parts: [{ kind: 'text', label: 'おわり' }], moves: [] }),
    ],
    goals: [{ at: 'done', say: said('できました。') }],
    facts: [],
    ...changed,
  };
}

/** The scenario with one screen changed. */
export function withScreen(
  scenario: Scenario,
  screenId: string,
  changed: Partial<PracticeScreen>,
): Scenario {
  const screens = scenario.screens.map((screen) =>
    screen.screenId === screenId ? { ...screen, ...changed } : screen,
  );
  return { ...scenario, screens };
}
