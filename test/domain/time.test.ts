import { expect, it } from 'vitest';
import {
  addDays,
  addHours,
  civilDateOf,
  clockTimeOf,
  fiscalYearOf,
  isCivilDate,
  isClockTime,
  monthOf,
} from '../../src/domain/time.ts';

const tokyo = 'Asia/Tokyo';

it('a moment before midnight in Greenwich is already the next day in Chigasaki', () => {
  const moment = Date.UTC(2026, 2, 31, 15, 0);
  expect(civilDateOf(moment, tokyo)).toBe('2026-04-01');
  expect(clockTimeOf(moment, tokyo)).toBe('00:00');
  expect(civilDateOf(moment - 1, tokyo)).toBe('2026-03-31');
  expect(clockTimeOf(moment - 1, tokyo)).toBe('23:59');
});

it('the fiscal year begins in April', () => {
  expect(fiscalYearOf('2026-03-31')).toBe(2025);
  expect(fiscalYearOf('2026-04-01')).toBe(2026);
  expect(fiscalYearOf('2027-01-10')).toBe(2026);
});

it('a date is a day that exists', () => {
  expect(['2026-02-28', '2028-02-29'].every(isCivilDate)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '20261120', ''].some(isCivilDate)).toBe(false);
});

it('a time is an hour and a minute of one day', () => {
  expect(['00:00', '23:59'].every(isClockTime)).toBe(true);
  expect(['24:00', '9:30', '09:60', '09:30:00'].some(isClockTime)).toBe(false);
});

it('days and hours are added across months and kept within the day', () => {
  expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(monthOf('2026-11-30')).toBe('2026-11');
  expect(addHours('13:30', 2)).toBe('15:30');
  expect(addHours('22:15', 2)).toBe('23:59');
});
