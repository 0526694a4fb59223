import { describe, expect, it } from 'vitest';
import {
  describeFigure,
  medianOf,
  quantileOf,
  spreadOf,
  verdictOf,
  type Figure,
} from '../../../src/commands/bench/figure.ts';

const figure: Figure = {
  value: 1.07,
  target: 1.25,
  unit: '× static HTML',
  n: 30,
  spread: [0.8, 1.9],
  interval: [1.02, 1.11],
};

describe('a figure', () => {
  it('is within its target up to the target itself, and misses it above', () => {
    expect(verdictOf({ ...figure, value: 1.25 })).toBe('within');
    expect(verdictOf({ ...figure, value: 1.26 })).toBe('MISSES');
  });

  it('misses when something else that was asked is not met', () => {
    expect(verdictOf({ ...figure, misses: ['2 requests, where one is allowed'] })).toBe('MISSES');
  });

  it('is void, however good, when its rounds cannot be believed', () => {
    expect(verdictOf({ ...figure, void: 'the copy took longer' })).toBe('VOID');
  });

  it('is told with n, spread, interval and target, and its remarks below', () => {
    expect(describeFigure('offlineStart4x', { ...figure, remarks: ['medians: 500 ms'] })).toEqual([
      'offlineStart4x: 1.07 × static HTML, within the target of 1.25 (n = 30, from 0.8 to 1.9, 95 % interval 1.02 to 1.11)',
      '  medians: 500 ms',
    ]);
  });

  it('that is void says why', () => {
    expect(describeFigure('firstVisit', { ...figure, void: 'the copy took longer' })).toEqual([
      'firstVisit: 1.07 × static HTML, VOID, counts as a miss of the target of 1.25 (n = 30, from 0.8 to 1.9, 95 % interval 1.02 to 1.11)',
      '  the copy took longer',
    ]);
  });
});

describe('the numbers of a figure', () => {
  it('have a median, of an even count between the two in the middle', () => {
    expect(medianOf([9, 1, 5])).toBe(5);
    expect(medianOf([9, 1, 5, 6])).toBe(5.5);
  });

  it('have a quantile that is one of them: the 19th of 20 is what 95 in 100 do not exceed', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(quantileOf(twenty, 0.95)).toBe(19);
    expect(quantileOf(twenty, 1)).toBe(20);
    const fiftyTwo = Array.from({ length: 52 }, (_, index) => index + 1);
    expect(quantileOf(fiftyTwo, 0.95)).toBe(50);
    expect(quantileOf([7], 0.95)).toBe(7);
  });

  it('spread from the least to the greatest, to two places', () => {
    expect(spreadOf([2.345, 1.111, 9.999])).toEqual([1.11, 10]);
  });
});
