import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/domain/lessons/lesson.ts';
import {
  firstState,
  phoneFor,
  play,
  screenOf,
  type PracticeEvent,
  type SimulatorState,
} from '../../../src/domain/lessons/simulator.ts';
import { practiceGestures } from '../../../src/domain/lessons/scenario.ts';
import { wayToGoal } from '../../../src/domain/lessons/solve-scenario.ts';
import { aScenario, said, withScreen } from './a-scenario.ts';

const phone = phoneFor(aScenario(), 'iphone');
const start = firstState(phone);
const tap = (target: string | null): PracticeEvent => ({ type: 'touch', gesture: 'tap', target });
const hold = (target: string): PracticeEvent => ({ type: 'touch', gesture: 'long-press', target });
const swipe = (to: 'left' | 'right'): PracticeEvent => ({
  type: 'touch',
  gesture: `swipe-${to}`,
  target: null,
});
const type = (text: string): PracticeEvent[] => [...text].map((sign) => ({ type: 'type', sign }));

function playAll(events: readonly PracticeEvent[], from = start) {
  let answer = play(phone, from, events[0] ?? { type: 'reset' });
  for (const event of events.slice(1)) answer = play(phone, answer.state, event);
  const { state, feedback } = answer;
  const words = feedback.type === 'said' ? plainText(feedback.sentence) : feedback.type;
  return { state, feedback, words };
}

describe('a touch', () => {
  it.each([
    [
      'the right gesture on the right thing moves on',
      [hold('メモ')],
      'menu',
      'メニューが 出ました。',
    ],
    ['another thing has its own word', [tap('電話')], 'home', '「電話」です。メモは 左です。'],
    ['the right thing in another way is told the gesture', [tap('メモ')], 'home', 'other-gesture'],
    [
      'a place beside everything is told what is there',
      [tap(null)],
      'home',
      'なにも ない 所です。',
    ],
    [
      'a thing that is not on the screen is told the same',
      [tap('地図')],
      'home',
      'なにも ない 所です。',
    ],
    ['a swipe on the screen is a way of its own', [swipe('left')], 'second', '次の 画面です。'],
    [
      'time goes by when it is said so',
      [swipe('left'), { type: 'wait' }],
      'search',
      'メモが 出ました。',
    ],
    [
      'time does not go by where nothing is awaited',
      [{ type: 'wait' }],
      'home',
      'なにも ない 所です。',
    ],
  ] as const)('%s', (_, events, screenId, expected) => {
    const { state, words } = playAll(events);
    expect([state.screenId, words]).toEqual([screenId, expected]);
  });

  it('names the gesture that was made and the one that is wanted', () => {
    expect(playAll([tap('メモ')]).feedback).toEqual({
      type: 'other-gesture',
      made: 'tap',
      wanted: 'long-press',
    });
  });

  it('falls to the first move that the memory allows', () => {
    const toSearch = [hold('メモ'), tap('ひらく')];
    expect(playAll([...toSearch, tap('できた')]).words).toBe('「やま」と うちます。');
    const { state } = playAll([...toSearch, ...type('やま'), tap('できた')]);
    expect([state.screenId, state.reached]).toEqual(['done', 0]);
  });

  it('finds only what is drawn in the present memory', () => {
    const scenario = withScreen(aScenario({ memory: { wifi: 'off' } }), 'home', {
      parts: [
        { kind: 'toggle', label: 'Wi-Fi', of: 'wifi' },
        { kind: 'row', label: '家の電波', when: { wifi: 'on' } },
      ],
      moves: [
        { by: 'tap', target: 'Wi-Fi', when: { wifi: 'off' }, set: { wifi: 'on' }, say: said('入') },
        { by: 'tap', target: '家の電波', to: 'done', say: said('つながりました。') },
      ],
    });
    const other = phoneFor(scenario, 'easy');
    const off = firstState(other);
    expect(play(other, off, tap('家の電波')).state).toBe(off);
    const on = play(other, off, tap('Wi-Fi')).state;
    expect(play(other, on, tap('家の電波')).state.screenId).toBe('done');
  });

  it('knows only what its family’s phone has', () => {
    const scenario = withScreen(aScenario(), 'home', {
      moves: [
        { by: 'tap', target: 'メモ', to: 'done', say: said('はい。'), only: ['easy'] },
        { by: 'tap', target: 'メモ', say: said('長く おします。') },
      ],
    });
    const on = (family: 'easy' | 'android') => {
      const other = phoneFor(scenario, family);
      return play(other, firstState(other), tap('メモ')).state.screenId;
    };
    expect([on('easy'), on('android')]).toEqual(['done', 'home']);
  });
});

it('a swipe that begins on a thing is a swipe over the screen, unless the thing itself is swiped', () => {
  const over: PracticeEvent = { type: 'touch', gesture: 'swipe-left', target: '電話' };
  expect(playAll([over]).state.screenId).toBe('second');
  const own = withScreen(aScenario(), 'home', {
    moves: [
      { by: 'swipe-left', target: '電話', say: said('電話を よけました。') },
      { by: 'swipe-left', to: 'second', say: said('次の 画面です。') },
    ],
  });
  const other = phoneFor(own, 'iphone');
  expect(play(other, firstState(other), over).state.screenId).toBe('home');
});

describe('keys', () => {
  const searching = playAll([hold('メモ'), tap('ひらく')]).state;

  it('type, erase, and say when there is nothing to erase or no room left', () => {
    expect(playAll(type('やまさ'), searching).state.memory).toEqual({ text: 'やまさ' });
    const erased = playAll([...type('やまさ'), { type: 'erase' }], searching);
    expect(erased.feedback).toEqual({ type: 'typed', text: 'やま' });
    expect(playAll([{ type: 'erase' }], searching).words).toBe('nothing-to-erase');
    expect(playAll(type('あ'.repeat(25)), searching).words).toBe('field-full');
  });

  it('do nothing on a screen without keys', () => {
    expect(playAll(type('あ')).state).toBe(start);
  });
});

describe('taking back', () => {
  it('goes back through every step to the first one, and says when it is there', () => {
    const { state } = playAll([hold('メモ'), tap('ひらく'), ...type('やま')]);
    const backs = (count: number): PracticeEvent[] =>
      Array.from({ length: count }, () => ({ type: 'undo' }));
    expect(playAll(backs(2), state).state.memory).toEqual({});
    expect(playAll(backs(4), state).state).toEqual(start);
    expect(playAll(backs(5), state).words).toBe('at-start');
  });

  it('a touch that changed nothing is no step', () => {
    const { state } = playAll([hold('メモ'), tap('電話'), { type: 'undo' }]);
    expect(state.screenId).toBe('home');
  });

  it('beginning anew forgets everything', () => {
    expect(playAll([hold('メモ'), tap('ひらく'), { type: 'reset' }]).state).toEqual(start);
  });
});

it('a hint grows stronger to the third, and begins anew on the next screen', () => {
  const hint = { type: 'hint' } as const;
  const strengths = [1, 2, 3, 4].map(
    (count) => playAll(Array.from({ length: count }, () => hint)).state.hint,
  );
  expect(strengths).toEqual([1, 2, 3, 3]);
  expect(playAll([hint, hint, hold('メモ')]).state.hint).toBe(0);
});

it('after the goal a touch moves nothing any more', () => {
  const events = wayToGoal(phone, start) ?? [];
  const { state } = playAll(events);
  expect(state.reached).toBe(0);
  expect(play(phone, state, tap('メモ')).state).toBe(state);
});

const targets = [null, 'メモ', '電話', 'ひらく', 'できた', 'ことば'];
const anyEvent: fc.Arbitrary<PracticeEvent> = fc.oneof(
  fc.record({
    type: fc.constant('touch' as const),
    gesture: fc.constantFrom(...practiceGestures),
    target: fc.constantFrom(...targets),
  }),
  fc.record({ type: fc.constant('type' as const), sign: fc.constantFrom('や', 'ま', 'あ') }),
  fc.constantFrom<PracticeEvent>(
    { type: 'wait' },
    { type: 'erase' },
    { type: 'undo' },
    { type: 'hint' },
  ),
);

it('whatever is touched, the phone shows a screen of its own, all can be taken back, and a goal is in reach', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      let state: SimulatorState = start;
      for (const event of events) state = play(phone, state, event).state;
      expect(screenOf(phone, state).screenId).toBe(state.screenId);
      expect(wayToGoal(phone, state)).not.toBeNull();
      while (state.before !== null) state = play(phone, state, { type: 'undo' }).state;
      expect({ ...state, hint: 0 }).toEqual(start);
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

it('the same events always come to the same state', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const run = () => events.reduce((state, event) => play(phone, state, event).state, start);
      expect(run()).toEqual(run());
    }),
    { seed: 20261123, numRuns: 100 },
  );
});
