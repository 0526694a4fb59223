/** Which day a class belongs to when its roll is taken on another day than planned, or by a clock that is wrong. */
import { civilDateOf, MINUTE, type CivilDate, type Instant } from './time.ts';

/** `unknown`: the phone's clock cannot be right, so nobody can say. */
export type ClassDay = 'today' | 'past' | 'later' | 'unknown';

/** Clocks drift; what stands further back than this behind the city's last word has been set back. */
const tolerance = 5 * MINUTE;

/** Today, or null where the clock stands before what the city has told already (a phone that came back as 1970). */
export function plausibleToday(
  now: Instant,
  heardFromCity: Instant | null,
  timeZone: string,
): CivilDate | null {
  if (heardFromCity !== null && now < heardFromCity - tolerance) return null;
  return civilDateOf(now, timeZone);
}

export function classDayOf(date: CivilDate, today: CivilDate | null): ClassDay {
  if (today === null) return 'unknown';
  if (date === today) return 'today';
  return date < today ? 'past' : 'later';
}

/**
 * The day to write with the first mark: a class planned for later takes place now, for somebody is marking it;
 * one that is over is entered afterwards, from paper perhaps, and keeps its day.
 */
export const dayToRecord = (planned: CivilDate, today: CivilDate | null): CivilDate =>
  today !== null && planned > today ? today : planned;
