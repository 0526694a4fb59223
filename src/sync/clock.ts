/**
 * The hybrid logical clock that stamps ops. It only ever breaks ties between people who did not see
 * each other's marks, so a wrong clock is never refused and never followed far.
 */
import type { OpClock } from './op.ts';

export const zeroClock: OpClock = { millis: 0, counter: 0 };

/** Remote clocks further ahead than this (ms) do not move ours: one phone set to 2099 would move the rest. */
export const greatestDrift = 24 * 60 * 60 * 1000;

/** The next stamp: later than every earlier one, and no earlier than the phone's own time (ms since 1970). */
export function tickClock(latest: OpClock, now: number): OpClock {
  return now > latest.millis
    ? { millis: now, counter: 0 }
    : { millis: latest.millis, counter: latest.counter + 1 };
}

/** Our latest stamp after having seen another's. */
export function observeClock(latest: OpClock, seen: OpClock, now: number): OpClock {
  if (seen.millis > Math.max(now, latest.millis) + greatestDrift) return latest;
  return isLater(seen, latest) ? seen : latest;
}

function isLater(a: OpClock, b: OpClock): boolean {
  return a.millis > b.millis || (a.millis === b.millis && a.counter > b.counter);
}
