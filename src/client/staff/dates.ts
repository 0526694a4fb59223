/** Dates as staff read them: civil dates and moments in the city's time zone, fiscal years with their era. */
import { civilDateOf, clockTimeOf, type CivilDate, type Instant } from '../../domain/time.ts';
import { readableDate } from '../ui/dates.ts';

export type Dates = {
  /** Today in the city, `YYYY-MM-DD`. */
  readonly today: CivilDate;
  /** 令和8年度, FY2026 */
  readonly fiscalYear: (year: number) => string;
  /** 2026年11月22日 13:05 */
  readonly moment: (moment: Instant) => string;
  /** 11月22日 日 13:05, for what is near */
  readonly shortMoment: (moment: Instant) => string;
  /** 11月20日 金 */
  readonly day: (date: CivilDate) => string;
  /** 11月 of `2026-11` */
  readonly month: (month: string) => string;
  /** 11 of `2026-11`, where the row has already said that it counts months */
  readonly monthTick: (month: string) => string;
  /** 2026年11月 of `2026-11` */
  readonly monthAndYear: (month: string) => string;
};

export function createDates(now: Instant, timeZone: string, language: string): Dates {
  const locale = language === 'en' ? 'en-GB' : 'ja-JP';
  const written = (date: CivilDate, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts }).format(
      Date.parse(`${date}T00:00:00Z`),
    );
  return {
    today: civilDateOf(now, timeZone),
    fiscalYear: (year) => (language === 'en' ? `FY${year}` : `${eraYear(year)}度`),
    moment: (moment) =>
      `${written(civilDateOf(moment, timeZone), { dateStyle: 'long' })} ${clockTimeOf(moment, timeZone)}`,
    shortMoment: (moment) =>
      `${readableDate(civilDateOf(moment, timeZone), language)} ${clockTimeOf(moment, timeZone)}`,
    day: (date) => readableDate(date, language),
    month: (month) => written(`${month}-01`, { month: language === 'en' ? 'short' : 'long' }),
    monthTick: (month) =>
      language === 'en'
        ? written(`${month}-01`, { month: 'short' })
        : String(Number(month.slice(5))),
    monthAndYear: (month) => written(`${month}-01`, { year: 'numeric', month: 'long' }),
  };
}

/** The fiscal year in which an era began bears the new era's name (令和元年度), so its December is asked. */
function eraYear(year: number): string {
  return new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    timeZone: 'UTC',
    era: 'long',
    year: 'numeric',
  }).format(Date.UTC(year, 11, 1));
}
