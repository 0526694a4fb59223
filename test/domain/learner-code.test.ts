import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLearnerId,
  isLearnerId,
  parseLearnerCode,
  readableLearnerCode,
} from '../../src/domain/learner-code.ts';

const anyBytes = fc.uint8Array({ minLength: 8, maxLength: 8 });

it('a code is a word and twelve digits, shown in fours', () => {
  const code = createLearnerId(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
  expect(code).toBe('botan-478092247325');
  expect(readableLearnerCode(code)).toBe('ぼたん 4780 9224 7325');
});

it('every code that is made is a code', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => isLearnerId(createLearnerId(bytes))),
    { seed: 142077, numRuns: 1_000 },
  );
});

it('one wrong digit, or two neighbours swapped, is never another code', () => {
  fc.assert(
    fc.property(anyBytes, fc.nat(11), fc.integer({ min: 1, max: 9 }), (bytes, place, by) => {
      const code = createLearnerId(bytes);
      const [word, digits = ''] = code.split('-');
      const wrong = [...digits];
      wrong[place] = String((Number(digits[place]) + by) % 10);
      expect(isLearnerId(`${word}-${wrong.join('')}`)).toBe(false);
      const neighbours = [digits[place] ?? '', digits[place + 1] ?? digits[place] ?? ''];
      const swapped =
        digits.slice(0, place) + neighbours.toReversed().join('') + digits.slice(place + 2);
      const isSwapped = swapped.length === 12 && swapped !== digits;
      expect(isSwapped && isLearnerId(`${word}-${swapped}`)).toBe(false);
    }),
    { seed: 142077, numRuns: 500 },
  );
});

it('another word with the same digits is not the same code', () => {
  expect(isLearnerId('nami-000000000018')).toBe(true);
  expect(isLearnerId('kaze-000000000018')).toBe(false);
  expect(isLearnerId('tanaka-000000000018')).toBe(false);
});

describe('a card that is typed or scanned', () => {
  const card = 'kamome-482719305615';
  it.each([
    'かもめ 4827 1930 5615',
    'カモメ４８２７１９３０５６１５',
    'ｶﾓﾒ 4827-1930-5615',
    'kamome-482719305615',
    'Kamome 4827 1930 5615',
    'かもめー482719305615',
  ])('%s is the same card', (typed) => {
    expect(parseLearnerCode(typed)).toEqual({ ok: true, value: card });
  });

  it.each([
    ['かもめ 4827 1930 5616', 'mistyped'],
    ['かもめ 4827 1930 5165', 'mistyped'],
    ['かもめ 4827 1930 561', 'not-twelve'],
    ['かもめ', 'not-twelve'],
    ['かめも 4827 1930 5615', 'unknown-word'],
    ['482719305615', 'unknown-word'],
    ['https://example.jp/482719305615', 'unknown-word'],
    ['', 'unknown-word'],
  ])('%s is none, because: %s', (typed, fault) => {
    expect(parseLearnerCode(typed)).toEqual({ ok: false, failure: fault });
  });
});
