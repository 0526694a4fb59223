import { expect, it } from 'vitest';
import { overlongPhrases, phraseLength } from '../../../src/domain/lessons/phrase-length.ts';

it('lets seven characters stand without a place to break', () => {
  expect(overlongPhrases('つながることが あります。')).toEqual([]);
});

it('names a phrase of eight characters', () => {
  expect(overlongPhrases('画面は メールアドレスを 見ます')).toEqual(['メールアドレスを']);
});

it('breaks after 「、」 and 「。」 without a space', () => {
  expect(overlongPhrases('その番号は、にせものに。つながることが')).toEqual([]);
});

it('breaks a long name at its break mark', () => {
  expect(overlongPhrases('マイナンバーカードを')).toEqual(['マイナンバーカードを']);
  expect(overlongPhrases('マイナンバー\u200bカードを')).toEqual([]);
});

it('counts half-width signs and brackets as half a character', () => {
  expect(phraseLength('0467-82-1111に')).toBe(7);
  expect(phraseLength('「設定」を')).toBe(4);
});

it('counts nothing for the stop that hangs at the end', () => {
  expect(phraseLength('なりました。')).toBe(5);
});
