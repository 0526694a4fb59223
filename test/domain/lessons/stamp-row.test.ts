import { describe, expect, it } from 'vitest';
import { stampRow } from '../../../src/domain/lessons/stamp-row.ts';

describe('the row of stamps', () => {
  it.each([
    [0, [], 5],
    [4, [0, 1, 2, 3], 1],
    [5, [0, 1, 2, 3, 4], 5],
    [9, [0, 1, 2, 3, 4, 5, 6, 7, 8], 1],
    [12, [3, 4, 5, 6, 7, 8, 9, 10, 11], 1],
  ])('after %i days shows %j and %i empty places', (dayCount, days, places) => {
    expect(stampRow(dayCount)).toEqual({ days, places });
  });

  it('never shows fewer stamps on a later day', () => {
    const shown = Array.from({ length: 40 }, (_, day) => stampRow(day).days.length);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
  });
});
