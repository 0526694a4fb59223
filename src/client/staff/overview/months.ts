/** The twelve months of a fiscal year with what has arrived of each. */
import { attendeesOf } from '../../../domain/attendance.ts';
import { civilDateOf, monthOf } from '../../../domain/time.ts';
import type { Overview } from '../../../protocol/reports.ts';

export type MonthPoint = {
  /** `YYYY-MM` */
  readonly month: string;
  /** People who came, each time counted; null where nothing has arrived, which is not 0. */
  readonly attendees: number | null;
  readonly classSessions: number | null;
  /** The month is not over: its figures are part of what they will be. */
  readonly part: boolean;
  /** The same month a year before; null where nothing is known of it. */
  readonly yearBefore: number | null;
};

export function monthsOf(
  overview: Overview,
  yearBefore: Overview | null,
  timeZone: string,
): MonthPoint[] {
  const thisMonth = monthOf(civilDateOf(overview.asOf, timeZone));
  return Array.from({ length: 12 }, (_, index) => {
    const month = monthName(overview.fiscalYear, index);
    const sums = overview.byMonth.find((one) => one.month === month);
    const before = yearBefore?.byMonth.find(
      (one) => one.month === monthName(overview.fiscalYear - 1, index),
    );
    return {
      month,
      attendees: sums ? attendeesOf(sums) : null,
      classSessions: sums ? sums.classSessions : null,
      part: month === thisMonth,
      yearBefore: before ? attendeesOf(before) : null,
    };
  });
}

/** `index` 0 is April. */
function monthName(fiscalYear: number, index: number): string {
  const month = ((index + 3) % 12) + 1;
  return `${month < 4 ? fiscalYear + 1 : fiscalYear}-${String(month).padStart(2, '0')}`;
}
