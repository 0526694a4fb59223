/**
 * 「同じ人です」: a code that turned out to be somebody who has another one (a card that was lost and found, a
 * walk-in who sits on the roster). The record says "this code is that code"; whoever counts people follows it.
 */
import { attendanceStatuses, type AttendanceStatus } from './attendance.ts';
import type { LearnerId } from './ids.ts';

/**
 * The code that stands for a person: the last of those that name one another. `sameAs` is what is recorded of a
 * code, or null. Codes that name one another in a circle are one person, known by the least of them.
 */
export function personOf(
  learnerId: LearnerId,
  sameAs: (learnerId: LearnerId) => LearnerId | null,
): LearnerId {
  const way = [learnerId];
  for (;;) {
    const next = sameAs(way.at(-1) ?? learnerId);
    if (next === null) return way.at(-1) ?? learnerId;
    const met = way.indexOf(next);
    if (met >= 0) return way.slice(met).toSorted()[0] ?? next;
    way.push(next);
  }
}

/**
 * Every code of which something was said, with the code of its person. `said`: what each class says of a code (null:
 * that it is nobody else's after all), earliest class first; the last word stands.
 */
export function personByCodeOf(
  said: Iterable<readonly [code: LearnerId, sameAs: LearnerId | null]>,
): ReadonlyMap<LearnerId, LearnerId> {
  const sameAs = new Map(said);
  return new Map(
    [...sameAs.keys()].map((code) => [code, personOf(code, (one) => sameAs.get(one) ?? null)]),
  );
}

/**
 * The one mark of a person who has several codes in a class: that of the code that stands for the person, else the
 * one that says most of their being there.
 */
export const markOfPerson = (
  own: AttendanceStatus | null,
  others: readonly (AttendanceStatus | null)[],
): AttendanceStatus | null =>
  own ?? attendanceStatuses.find((status) => others.includes(status)) ?? null;
