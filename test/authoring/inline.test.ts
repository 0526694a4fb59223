import { expect, it } from 'vitest';
import { readInline } from '../../src/authoring/inline.ts';

function read(text: string) {
  const reported: string[] = [];
  const tokens = readInline(text, (type, detail) =>
    reported.push(detail === undefined ? type : `${type} ${detail}`),
  );
  return { tokens, reported };
}

it('keeps 「午後3:30に集合」 as it was written', () => {
  expect(read('午後3:30に集合').tokens).toEqual([{ kind: 'words', text: '午後3:30に集合' }]);
});

it('finds bold words that end in a bracket before kana', () => {
  expect(read('**「設定」**を').tokens.map(({ kind }) => kind)).toEqual([
    'bold-mark',
    'words',
    'bold-mark',
    'words',
  ]);
});

it('finds facts, settings and readings', () => {
  expect(read('{{fact:city-line}}{{setting:konbini-fee}}{明日|あす}{上手|}').tokens).toEqual([
    { kind: 'fact', factId: 'city-line' },
    { kind: 'setting', settingId: 'konbini-fee' },
    { kind: 'reading', base: '明日', reading: 'あす' },
    { kind: 'reading', base: '上手', reading: '' },
  ]);
});

it('turns the bar into an invisible break mark', () => {
  expect(read('マイナンバー|カード').tokens).toEqual([
    { kind: 'words', text: 'マイナンバー\u200bカード' },
  ]);
});

it('makes a space of a line end', () => {
  expect(read('画面は\n  暗いです').tokens).toEqual([{ kind: 'words', text: '画面は 暗いです' }]);
});

it.each([
  ['**太字', 'unclosed-bold'],
  ['{{facts:x}}', 'unknown-braces {{facts:x}}'],
  ['{明日:あす}', 'unknown-braces {明日:あす}'],
  ['電源を｜切る', 'full-width-bar'],
])('reports %s', (text, mistake) => {
  expect(read(text).reported).toEqual([mistake]);
});
