import { describe, expect, it } from 'vitest';
import { findPersonalWords } from '../../src/domain/personal-words.ts';

const found = (note: string) => findPersonalWords(note).map(({ kind, text }) => `${kind}: ${text}`);

describe('a note that may tell who somebody is', () => {
  it.each([
    ['田中さんが 画面を 消した', ['name: 田中さん']],
    ['佐々木様へ 連絡', ['name: 佐々木様']],
    ['タナカさん、山田 さん', ['name: タナカさん', 'name: 山田 さん']],
    ['つぎは すずきさんに 聞く', ['name: すずきさん']],
    ['小林氏と 相談', ['name: 小林氏']],
    ['電話は 0467-82-1111', ['number: 0467-82-1111']],
    ['電話は ０９０ー１２３４ー５６７８', ['number: 090ー1234ー5678']],
    ['番号 (0467) 82 1111', ['number: 0467) 82 1111']],
    ['カード 123456789012', ['number: 123456789012']],
    ['taro.yamada@example.jp に 送った', ['mail: taro.yamada@example.jp']],
    ['田中さん。田中さんも', ['name: 田中さん']],
  ])('%s', (note, words) => {
    expect(found(note)).toEqual(words);
  });

  it.each([
    '皆さん 熱心でした。みなさん 笑顔',
    'お客様や 参加者さんの 様子は さまざま',
    'たくさん 質問が 出た',
    '同様に、仕様の ちがい',
    '11月20日 13:30 から 38人',
    '2026-11-20 に もう一度',
    'PINは 4けた、6～16文字',
    '氏名を 書かない',
    'Wi-Fiが 12345 回 切れた',
    '',
  ])('is not this: %s', (note) => {
    expect(found(note)).toEqual([]);
  });

  it('a long note is read in one go, whatever stands in it', () => {
    const started = performance.now();
    for (const piece of ['1-', 'あ', '漢', 'ー', 'a.', '@', 'さん', '9 '])
      findPersonalWords(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
