/**
 * 「同じ人です」: a code that turned out to be somebody who has another one (a card that was lost and found, a
 * walk-in who sits on the roster). The record says "this code is that code"; whoever counts people follows it.
 */
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
