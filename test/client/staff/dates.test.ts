import { describe, expect, it } from 'vitest';
import { createDates } from '../../../src/client/staff/dates.ts';
import { now } from './visit.tsx';

const ja = createDates(now, 'Asia/Tokyo', 'ja');

describe('dates for staff', () => {
  it.each([
    [2018, '平成30年度'],
    [2019, '令和元年度'],
    [2026, '令和8年度'],
  ])('the fiscal year %i is called %s', (year, name) => {
    expect(ja.fiscalYear(year)).toBe(name);
  });

  it('a moment is read on the city’s clock', () => {
    expect(ja.moment(now)).toBe('2026年11月22日 13:05');
    expect(ja.moment(Date.UTC(2026, 10, 22, 15, 0))).toBe('2026年11月23日 00:00');
  });

  it('today is the city’s day', () => {
    expect(createDates(Date.UTC(2026, 2, 31, 15, 0), 'Asia/Tokyo', 'ja').today).toBe('2026-04-01');
  });

  it('English has no eras', () => {
    const en = createDates(now, 'Asia/Tokyo', 'en');
    expect([en.fiscalYear(2026), en.day('2026-11-20'), en.month('2026-11')]).toEqual([
      'FY2026',
      'Fri 20 Nov',
      'Nov',
    ]);
  });
});
