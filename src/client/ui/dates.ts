/** Dates and times as people read them, by the language of the page. Civil dates carry no zone. */

const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : 'ja-JP');

/** `11月20日 金` · `Fri 20 Nov` */
export function readableDate(date: string, language: string): string {
  const moment = new Date(`${date}T00:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(moment);
  return language === 'en'
    ? part({ weekday: 'short', day: 'numeric', month: 'short' })
    : `${part({ month: 'long', day: 'numeric' })} ${part({ weekday: 'short' })}`;
}

/** The parts of a date for a calendar leaf: `11月`, `20`, `金`. */
export function dateLeaf(
  date: string,
  language: string,
): { month: string; day: string; weekday: string } {
  const moment = new Date(`${date}T00:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(moment);
  return {
    month: part({ month: language === 'en' ? 'short' : 'long' }),
    day: String(moment.getUTCDate()),
    weekday: part({ weekday: 'short' }),
  };
}

/** `2026年11月20日` · `20 November 2026` */
export function longDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
