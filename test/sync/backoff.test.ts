import { expect, it } from 'vitest';
import { delayAfter } from '../../src/sync/backoff.ts';

it('waits two seconds, then twice as long each time, never longer than five minutes', () => {
  expect([1, 2, 3, 4].map((failures) => delayAfter(failures, 1))).toEqual([
    2_000, 4_000, 8_000, 16_000,
  ]);
  expect(delayAfter(40, 1)).toBe(300_000);
});

it('spreads phones that failed together over half of the delay', () => {
  expect(delayAfter(3, 0)).toBe(4_000);
  expect(delayAfter(3, 0.5)).toBe(6_000);
});

it('waits at least as long as the city asks', () => {
  expect(delayAfter(1, 0, 60_000)).toBe(60_000);
});
