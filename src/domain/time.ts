/**
 * Moments and civil dates. A moment is counted in milliseconds; which day, month and fiscal year it
 * falls in is always asked of a named time zone (a city setting), never of the machine it runs on.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** Civil date, `YYYY-MM-DD`. */
export type CivilDate = string;
/** Wall-clock time, `HH:MM`, 24 hours. */
export type ClockTime = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Does the text name a day that exists? */
export function isCivilDate(text: string): text is CivilDate {
  return datePattern.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

export function isClockTime(text: string): text is ClockTime {
  return timePattern.test(text);
}

/** The civil date of a moment in a time zone, e.g. `civilDateOf(0, 'Asia/Tokyo')` = `1970-01-01`. */
export function civilDateOf(moment: Instant, timeZone: string): CivilDate {
  return dateFormatOf(timeZone).format(moment);
}

/** Making a format costs an old phone 10 ms or more, and every mark asks which day it is: each is made once. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormatOf(timeZone: string): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dateFormats.set(timeZone, made);
  return made;
}

/** The wall-clock time of a moment in a time zone. */
export function clockTimeOf(moment: Instant, timeZone: string): ClockTime {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment);
}

/** `YYYY-MM` of a civil date. */
export const monthOf = (date: CivilDate): string => date.slice(0, 7);

/** Japanese fiscal year (April to March) that a civil date falls in. */
export function fiscalYearOf(date: CivilDate): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

/** The civil date `days` later (or earlier, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moment = Date.parse(`${date}T00:00:00Z`) + days * DAY;
  return new Date(moment).toISOString().slice(0, 10);
}

/** The wall-clock time `hours` later, kept within the day: `23:30` + 2 is `23:59`. */
export function addHours(time: ClockTime, hours: number): ClockTime {
  const hour = Number(time.slice(0, 2)) + hours;
  return hour < 24 ? `${String(hour).padStart(2, '0')}${time.slice(2)}` : '23:59';
}
