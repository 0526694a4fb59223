/** How a class keeps time in a lesson: said kindly, and never a limit. */
import { MINUTE, type Instant } from '../time.ts';
import type { Lesson } from './lesson.ts';

/** `over`: the planned minutes have gone by, which asks nothing of anybody. */
export type Pace = 'on-time' | 'quick' | 'slow' | 'over';

export type Timing = { readonly minutesLeft: number; readonly pace: Pace };

/** So far from the plan, and a whole step ahead of it, nobody speaks of being slow or quick. */
const tolerance = 2 * MINUTE;

/**
 * What is left of the planned minutes, which are shared evenly among the steps. `stepIndex` counts from 0; a clock
 * that was set back after the start says that no time has gone by.
 */
export function timingOf(
  { minutes, steps }: Pick<Lesson, 'minutes' | 'steps'>,
  stepIndex: number,
  startedAt: Instant,
  now: Instant,
): Timing {
  const elapsed = Math.max(0, now - startedAt);
  const whole = minutes * MINUTE;
  const share = whole / Math.max(1, steps.length);
  const minutesLeft = Math.max(0, Math.ceil((whole - elapsed) / MINUTE));
  if (elapsed >= whole) return { minutesLeft, pace: 'over' };
  if (elapsed > share * (stepIndex + 1) + tolerance) return { minutesLeft, pace: 'slow' };
  if (elapsed < share * (stepIndex - 1) - tolerance) return { minutesLeft, pace: 'quick' };
  return { minutesLeft, pace: 'on-time' };
}
