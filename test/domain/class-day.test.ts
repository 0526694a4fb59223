import { describe, expect, it } from 'vitest';
import { classDayOf, dayToRecord, plausibleToday } from '../../src/domain/class-day.ts';
import { classTime } from '../builders.ts';

describe('the day of a class', () => {
  it.each([
    ['2026-11-20', 'today', '2026-11-20'],
    ['2026-11-13', 'past', '2026-11-13'],
    ['2026-11-27', 'later', '2026-11-20'],
  ])('a class of %s is %s on 20 November, and its first mark writes %s', (date, day, written) => {
    expect(classDayOf(date, '2026-11-20')).toBe(day);
    expect(dayToRecord(date, '2026-11-20')).toBe(written);
  });

  it('by a clock that cannot be right nobody can say, and the plan is written', () => {
    expect(classDayOf('2026-11-20', null)).toBe('unknown');
    expect(dayToRecord('2026-11-27', null)).toBe('2026-11-27');
  });
});

describe('today', () => {
  it('is asked of the clock of the city’s time zone', () => {
    expect(plausibleToday(Date.UTC(2026, 10, 20, 15, 30), null, 'Asia/Tokyo')).toBe('2026-11-21');
  });
  it('is not known to a phone that came back as 1970', () => {
    expect(plausibleToday(1_000, classTime, 'Asia/Tokyo')).toBeNull();
  });
  it('is not doubted for a clock that lags by minutes', () => {
    expect(plausibleToday(classTime - 240_000, classTime, 'Asia/Tokyo')).toBe('2026-11-20');
  });
});
