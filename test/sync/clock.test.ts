import { expect, it } from 'vitest';
import { observeClock, tickClock, zeroClock } from '../../src/sync/clock.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 20, 4, 30);

it('[C1] a stamp shows the time of the phone', () => {
  expect(tickClock(zeroClock, now)).toEqual({ millis: now, counter: 0 });
});

it('[C1] taps within one millisecond, and after the phone was set back, count on', () => {
  const first = tickClock(zeroClock, now);
  const second = tickClock(first, now);
  const afterSetBack = tickClock(second, 0);
  expect(second).toEqual({ millis: now, counter: 1 });
  expect(afterSetBack).toEqual({ millis: now, counter: 2 });
});

it("[C1] a stamp made from another's mark is later than that mark", () => {
  const seen = { millis: now + 5_000, counter: 3 };
  expect(tickClock(observeClock(zeroClock, seen, now), now)).toEqual({
    millis: now + 5_000,
    counter: 4,
  });
});

it('[C2] a phone that is set to 2099 does not take the others along', () => {
  const seen = { millis: Date.UTC(2099, 0), counter: 0 };
  expect(observeClock({ millis: now, counter: 2 }, seen, now)).toEqual({ millis: now, counter: 2 });
  expect(observeClock(zeroClock, { millis: now + day, counter: 0 }, now)).toEqual({
    millis: now + day,
    counter: 0,
  });
});
