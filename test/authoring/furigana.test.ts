import { expect, it } from 'vitest';
import { addFurigana, parseReadings } from '../../src/authoring/furigana.ts';
import type { Inline } from '../../src/domain/lessons/lesson.ts';
import { aReport } from './a-context.ts';

const shown = (inlines: readonly Inline[]) =>
  inlines
    .map((inline) => {
      if (inline.kind === 'ruby') return `${inline.base}(${inline.reading})`;
      return inline.kind === 'text' ? inline.text : '?';
    })
    .join('');

function read(text: string, ...rows: string[]) {
  const { reported, report } = aReport();
  const unread: string[] = [];
  const readings = parseReadings(rows.join('\n'), report);
  const written = shown(addFurigana(text, readings, (word) => unread.push(word)));
  return { written, unread, reported };
}

it('puts the reading over the kanji and leaves the kana alone', () => {
  expect(read('明るさを', '明るさ\tあかるさ').written).toBe('明(あか)るさを');
  expect(read('取り消す', '取り消す\tとりけす').written).toBe('取(と)り消(け)す');
  expect(read('お金です', 'お金\tおかね').written).toBe('お金(かね)です');
});

it('takes the longest word', () => {
  expect(read('暗証番号は', '番号\tばんごう', '暗証番号\tあんしょうばんごう').written).toBe(
    '暗証番号(あんしょうばんごう)は',
  );
  expect(read('右上の', '右上\tみぎうえ', '右\tみぎ').written).toBe('右上(みぎうえ)の');
});

it('makes a run of kanji from whole words', () => {
  expect(read('電話番号', '電話\tでんわ', '番号\tばんごう').written).toBe(
    '電話(でんわ)番号(ばんごう)',
  );
});

it('never reads a compound by its single kanji', () => {
  const { written, unread } = read('本人の', '本\tほん', '人\tひと');
  expect(written).toBe('本人の');
  expect(unread).toEqual(['本人']);
});

it('tries shorter words where the longest leaves kanji over', () => {
  expect(read('市役所長', '市役所\tしやくしょ', '市役\tしえき', '所長\tしょちょう').written).toBe(
    '市役(しえき)所長(しょちょう)',
  );
});

it('stops a word at a break mark', () => {
  expect(read('処理\u200b状況', '処理\tしょり', '状況\tじょうきょう').written).toBe(
    '処理(しょり)\u200b状況(じょうきょう)',
  );
});

it('reads kanji after a digit as a counter only', () => {
  const rows = ['日\tひ', '0日\t-', '0時半\tじはん'];
  expect(read('29日の 日', ...rows).written).toBe('29日の 日(ひ)');
  expect(read('6時半', ...rows).written).toBe('6時半(じはん)');
  expect(read('3回', '回\tかい').unread).toEqual(['回']);
});

it('leaves a word that needs no furigana as it is', () => {
  const { written, unread } = read('人が', '人\t-');
  expect(written).toBe('人が');
  expect(unread).toEqual([]);
});

it('names the row whose reading cannot lie over its word', () => {
  const { reported } = read('', '# 注', '', '明るさ\tあかり', '番号', 'かな\tかな');
  expect(reported).toEqual([
    [3, 'wrong-reading-row', '明るさ'],
    [4, 'wrong-reading-row', '番号'],
    [5, 'wrong-reading-row', 'かな'],
  ]);
});

it('refuses a reading that could be laid over the word in two ways', () => {
  expect(read('', '見る見方\tみるみるみかた').reported).toEqual([
    [1, 'wrong-reading-row', '見る見方'],
  ]);
});

it('refuses the same word twice', () => {
  expect(read('', '今日\tきょう', '今日\tこんにち').reported).toEqual([
    [2, 'duplicate-reading', '今日'],
  ]);
});
