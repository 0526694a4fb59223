import { expect, it } from 'vitest';
import { parseReadings } from '../../src/authoring/furigana.ts';
import { parsePractice } from '../../src/authoring/parse-practice.ts';
import { plainText } from '../../src/domain/lessons/lesson.ts';
import { registries } from './a-context.ts';

const whole = `title: れんしゅう
version: 1
minutes: 3
goal: メモを ひらきます。
differs: ちがう ことも あります。
memory: wifi=off
screens:
  - id: home
    parts:
      - grid: [メモ=memo, でんわ=tel]
      - toggle: Wi-Fi
        of: wifi
        only: easy
    touch:
      - long-press: メモ
        to: done
        say: ひらきました。
      - tap: でんわ
        say: でんわです。
      - tap: Wi-Fi
        set: wifi=on
        only: easy
        say: つながりました。
    hint: メモを さがします。
    otherwise: なにも ない ところです。
  - id: done
    parts:
      - text: メモ
    hint: できました。
    otherwise: できました。
done:
  - at: done
    say: できました。{{fact:city-line}}
`;

function parse(text: string) {
  const source = { packId: 'pack', scenarioId: 'memo', file: 'pack/memo/practice.yaml', text };
  return parsePractice(
    source,
    parseReadings('', () => {}),
    registries,
  );
}
const mistakesOf = (text: string) =>
  parse(text).mistakes.map(({ line, type }) => `${line} ${type}`);
const changed = (line: number, words: string) =>
  whole
    .split('\n')
    .with(line - 1, words)
    .join('\n');

it('reads screens, parts, moves and goals, with facts filled in and named', () => {
  const { scenario, mistakes } = parse(whole);
  expect(mistakes).toEqual([]);
  expect(scenario?.screens[0]?.parts).toEqual([
    {
      kind: 'grid',
      items: [
        { label: 'メモ', icon: 'memo' },
        { label: 'でんわ', icon: 'tel' },
      ],
    },
    { kind: 'toggle', label: 'Wi-Fi', of: 'wifi', only: ['easy'] },
  ]);
  expect(scenario?.screens[0]?.moves.map(({ by, target, to }) => [by, target, to])).toEqual([
    ['long-press', 'メモ', 'done'],
    ['tap', 'でんわ', undefined],
    ['tap', 'Wi-Fi', undefined],
  ]);
  expect(scenario?.goals.map(({ say }) => plainText(say))).toEqual(['できました。0467-82-1111']);
  expect(scenario?.facts.map(({ factId }) => factId)).toEqual(['city-line']);
});

it('gives the texts of a screen their readings, each word once, and labels none', () => {
  const source = { packId: 'pack', scenarioId: 'memo', file: 'pack/memo/practice.yaml' };
  const parts = '      - text: 電話が 来た\n      - text: 電話に 出る';
  const text = whole.replace('      - text: メモ', parts);
  const readings = parseReadings('電話\tでんわ\n来た\tきた\n出る\tでる', () => {});
  const { scenario, mistakes } = parsePractice({ ...source, text }, readings, registries);
  expect(mistakes).toEqual([]);
  const [first, second] = scenario?.screens[1]?.parts ?? [];
  expect(first?.sentence?.[0]).toEqual({ kind: 'ruby', base: '電話', reading: 'でんわ' });
  expect(second?.sentence?.[0]).toMatchObject({ base: '電話', repeated: true });
  expect(scenario?.screens[0]?.parts[0]?.sentence).toBeUndefined();
});

it.each([
  ['a gesture that there is not', 15, '      - kick: メモ', ['15 unknown-key']],
  ['no gesture at all', 18, '      - when: wifi=off', ['18 one-gesture', '8 target-without-words']],
  ['a part that there is not', 10, '      - gird: [メモ=memo]', ['10 wrong-part']],
  ['a picture that there is not', 10, '      - grid: [メモ=note]', ['10 wrong-value']],
  ['a screen that is not there', 16, '        to: nowhere', ['15 unknown-screen']],
  [
    'a thing that is not drawn',
    18,
    '      - tap: でんち',
    ['8 target-without-words', '18 target-not-drawn'],
  ],
  ['a word without its reading', 24, '    hint: 右です。', ['24 unread-word']],
  ['a number of the world', 24, '    hint: 188です。', ['24 world-literal']],
  [
    'a phrase that a doubled line cannot hold',
    24,
    '    hint: あいうえおかきくけこ',
    ['24 long-phrase'],
  ],
  ['a word that shouts', 24, '    hint: だめ！', ['24 forbidden-word']],
])('names the line of %s', (_, line, words, expected) => {
  expect(mistakesOf(changed(line, words))).toEqual(expected);
});

it('says all mistakes of a file at once', () => {
  const text = changed(24, '    hint: 右です。').replace('でんわです。', '左です。');
  expect(mistakesOf(text)).toHaveLength(2);
});
