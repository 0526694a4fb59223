import { describe, expect, it } from 'vitest';
import {
  sizeToFit,
  widthOf,
  wrap,
} from '../../../../src/client/lesson-parts/drawn-phone/measure.ts';

describe('words in a drawing', () => {
  it('full-width signs are one em wide, half-width ones .55, a break mark nothing', () => {
    expect(widthOf('設定', 20)).toBe(40);
    expect(widthOf('13:30', 20)).toBeCloseTo(55);
    expect(widthOf('画面\u200b表示', 10)).toBe(40);
  });

  it('break at blanks, after 、 and 。, and at break marks', () => {
    expect(wrap('お荷物を お届けに あがりましたが、不在でした。', 10, 110)).toEqual([
      'お荷物を お届けに',
      'あがりましたが、',
      '不在でした。',
    ]);
    expect(wrap('利用者登録せずに\u200b申し込む方はこちら', 10, 100)).toEqual([
      '利用者登録せずに',
      '申し込む方はこちら',
    ]);
  });

  it('that have no such place break where katakana begins or kana ends, else anywhere', () => {
    expect(wrap('宅配アプリ', 10, 40)).toEqual(['宅配', 'アプリ']);
    expect(wrap('メールアドレスの確認', 10, 80)).toEqual(['メールアドレスの', '確認']);
    expect(wrap('電電電電電', 10, 30)).toEqual(['電電電', '電電']);
  });

  it('never begin a line with a closing sign or a small kana', () => {
    expect(wrap('あいう。', 10, 30)).toEqual(['あいう。']);
    expect(wrap('カップッ', 10, 30)).toEqual(['カップッ']);
  });

  it('shrink to the first size that fits one line, or to the smallest', () => {
    expect(sizeToFit('市のホームページ', [26, 23, 20], 190)).toBe(23);
    expect(sizeToFit('市のホームページの一覧', [26, 23, 20], 190)).toBe(20);
  });
});
