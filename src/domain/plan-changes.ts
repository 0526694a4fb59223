/** What the city has moved or cancelled since a phone last showed its plans. */
import type { CivilDate, ClockTime } from './time.ts';

/** Of a planned class, what somebody who is about to leave must not miss. */
export type ShownPlan = {
  readonly date: CivilDate;
  readonly start: ClockTime;
  readonly venueId: string;
  readonly isCancelled: boolean;
};

export type PlanChange = {
  readonly classSessionId: string;
  readonly type: 'moved' | 'cancelled' | 'revived';
  readonly before: ShownPlan;
  readonly now: ShownPlan;
};

type PlanById = ReadonlyMap<string, ShownPlan>;

/** Earliest first; classes that are over, before and after the change, are nobody's concern any more. */
export function planChanges(
  shown: PlanById,
  plans: PlanById,
  today: CivilDate,
): readonly PlanChange[] {
  return [...plans]
    .flatMap(([classSessionId, now]) => {
      const before = shown.get(classSessionId);
      if (!before || (before.date < today && now.date < today)) return [];
      const type = changeOf(before, now);
      return type ? [{ classSessionId, type, before, now }] : [];
    })
    .sort((a, b) =>
      `${a.before.date} ${a.before.start}` < `${b.before.date} ${b.before.start}` ? -1 : 1,
    );
}

function changeOf(before: ShownPlan, now: ShownPlan): PlanChange['type'] | null {
  if (now.isCancelled) return before.isCancelled ? null : 'cancelled';
  if (before.isCancelled) return 'revived';
  const isSame =
    before.date === now.date && before.start === now.start && before.venueId === now.venueId;
  return isSame ? null : 'moved';
}

/** Which meeting of its course a class is: those that share a learner with it belong together; null where it is alone. */
export function meetingNumberOf(
  classSessionId: string,
  planned: ReadonlyMap<
    string,
    {
      readonly courseId: string;
      readonly date: CivilDate;
      readonly start: ClockTime;
      readonly status: 'planned' | 'cancelled';
      readonly roster: readonly { readonly learnerId: string }[];
    }
  >,
): number | null {
  const own = planned.get(classSessionId);
  if (!own) return null;
  const people = new Set(own.roster.map(({ learnerId }) => learnerId));
  const meetings = [...planned]
    .filter(
      ([id, one]) =>
        id === classSessionId ||
        (one.courseId === own.courseId &&
          one.status === 'planned' &&
          one.roster.some(({ learnerId }) => people.has(learnerId))),
    )
    .sort(([, a], [, b]) => (`${a.date} ${a.start}` < `${b.date} ${b.start}` ? -1 : 1))
    .map(([id]) => id);
  return meetings.length > 1 ? meetings.indexOf(classSessionId) + 1 : null;
}
