import { describe, expect, it } from 'vitest';
import { timingOf } from '../../../src/domain/lessons/pace.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { aStep } from './a-lesson.ts';

/** Twenty minutes for four steps: five for each. */
const lesson = { minutes: 20, steps: ['a', 'b', 'c', 'd'].map((stepId) => aStep(stepId)) };
const begun = 1_000_000;
const at = (stepIndex: number, minutes: number) =>
  timingOf(lesson, stepIndex, begun, begun + minutes * MINUTE);

describe('the time of a lesson', () => {
  it.each([
    [0, 0, 20, 'on-time'],
    [0, 6.5, 14, 'on-time'],
    [0, 7.5, 13, 'slow'],
    [1, 0, 20, 'on-time'],
    [3, 7, 13, 'quick'],
    [3, 19.5, 1, 'on-time'],
    [1, 20, 0, 'over'],
    [3, 45, 0, 'over'],
  ])('at step %i after %d minutes: %i left, %s', (stepIndex, minutes, minutesLeft, pace) => {
    expect(at(stepIndex, minutes)).toEqual({ minutesLeft, pace });
  });

  it('a clock that was set back says that no time has gone by', () => {
    expect(at(0, -3 * 365 * 24 * 60)).toEqual({ minutesLeft: 20, pace: 'on-time' });
  });
});
