import { describe, expect, it } from 'vitest';
import { isLongAway, readPin, waitLeft } from '../../src/domain/class-lock.ts';

it.each([
  ['2580', '2580'],
  ['２５８０', '2580'],
  ['25 80', '2580'],
  ['12345678', '12345678'],
  ['258', null],
  ['123456789', null],
  ['25a0', null],
  ['', null],
])('the number typed as %s is read as %s', (typed, pin) => {
  expect(readPin(typed)).toBe(pin);
});

describe('wrong numbers', () => {
  const at = 1_000_000;
  it.each([
    [0, 0],
    [2, 0],
    [3, 15_000],
    [4, 30_000],
    [7, 240_000],
    [8, 300_000],
    [90, 300_000],
  ])('after %i of them in a row one waits %i ms', (count, wait) => {
    expect(waitLeft({ count, lastAt: at }, at)).toBe(wait);
    expect(waitLeft({ count, lastAt: at }, at + wait)).toBe(0);
  });

  it('a clock that was put back to 1970 makes nobody wait longer', () => {
    expect(waitLeft({ count: 3, lastAt: at }, 0)).toBe(15_000);
  });
});

describe('out of sight', () => {
  it.each([
    [0, false],
    [9 * 60_000 + 59_000, false],
    [10 * 60_000, true],
    [-1, true],
  ])('for %i ms: long %s', (ms, long) => {
    expect(isLongAway(1_000_000, 1_000_000 + ms)).toBe(long);
  });
});
