/** The staff's overview, summed up from the numbers of each class. */
import { monthOf } from '../domain/time.ts';
import type { Overview, ReportedClassSession, Sums } from '../protocol/reports.ts';
import type { Attendee, ClassSums, MasterySums } from './db/class-sums.ts';

const greatestList = 500;

const none: Sums = {
  classSessions: 0,
  present: 0,
  late: 0,
  excused: 0,
  absent: 0,
  headcount: 0,
  alone: 0,
  withHelp: 0,
  notYet: 0,
};

/** A cancelled class is listed and counts nothing. */
export function createOverview(
  classes: readonly ClassSums[],
  judgements: readonly MasterySums[],
  attendees: readonly Attendee[],
  year: { readonly fiscalYear: number; readonly asOf: number },
): Overview {
  const held = classes.filter(({ cancelled }) => !cancelled);
  const heldIds = new Set(held.map(({ classSessionId }) => classSessionId));
  const counted = judgements.filter(({ classSessionId }) => heldIds.has(classSessionId));
  const all = sumsOfClasses(counted);

  const peopleIn = countPeople(held, attendees);

  const byMonth = sumBy(held, ({ date }) => monthOf(date), all);
  const byVenue = sumBy(held, ({ venueId }) => venueId, all);
  const byTopic = sumBy(held, ({ packId }) => packId, attendanceOf);
  for (const [packId, sums] of sumBy(counted, ({ packId }): string | null => packId, masteryOf))
    byTopic.set(packId, add(byTopic.get(packId) ?? none, sums));
  const venueNameById = new Map(held.map(({ venueId, venueName }) => [venueId, venueName]));

  return {
    fiscalYear: year.fiscalYear,
    asOf: year.asOf,
    total: { ...held.map(all).reduce(add, none), people: peopleIn(() => true) },
    byMonth: entriesInOrder(byMonth).map(([month, sums]) => ({
      ...sums,
      people: peopleIn(({ date }) => monthOf(date) === month),
      month,
    })),
    byVenue: entriesInOrder(byVenue).map(([venueId, sums]) => ({
      ...sums,
      people: peopleIn((one) => one.venueId === venueId),
      venueId,
      name: venueNameById.get(venueId) ?? null,
    })),
    byTopic: entriesInOrder(byTopic).map(([packId, sums]) => ({
      ...sums,
      people: peopleIn((one) => one.packId === packId),
      packId,
    })),
    classSessions: [...listReported(classes.slice(0, greatestList), judgements)],
  };
}

/** How many people came to at least one of some classes. */
function countPeople(
  classes: readonly ClassSums[],
  attendees: readonly Attendee[],
): (isOne: (one: ClassSums) => boolean) => number {
  const classById = new Map(classes.map((one) => [one.classSessionId, one]));
  const came = attendees.flatMap(({ classSessionId, person }) => {
    const where = classById.get(classSessionId);
    return where ? [{ where, person }] : [];
  });
  return (isOne) =>
    new Set(came.filter(({ where }) => isOne(where)).map(({ person }) => person)).size;
}

/** Every class with its own numbers, in the order given. */
export function listReported(
  classes: readonly ClassSums[],
  judgements: readonly MasterySums[],
): readonly ReportedClassSession[] {
  const all = sumsOfClasses(judgements);
  return classes.map((one) => reported(one, one.cancelled ? none : all(one)));
}

function sumsOfClasses(judgements: readonly MasterySums[]): (one: ClassSums) => Sums {
  const masteryById = sumBy(judgements, ({ classSessionId }) => classSessionId, masteryOf);
  return (one) => add(attendanceOf(one), masteryById.get(one.classSessionId) ?? none);
}

const attendanceOf = ({ present, late, excused, absent, headcount }: ClassSums): Sums => ({
  ...none,
  classSessions: 1,
  present,
  late,
  excused,
  absent,
  headcount,
});

const masteryOf = ({ alone, withHelp, notYet }: MasterySums): Sums => ({
  ...none,
  alone,
  withHelp,
  notYet,
});

const reported = (one: ClassSums, sums: Sums): ReportedClassSession => ({
  ...sums,
  classSessionId: one.classSessionId,
  date: one.date,
  start: one.start,
  venueName: one.venueName,
  groupName: one.groupName,
  courseTitle: one.courseTitle,
  cancelled: one.cancelled,
  finished: one.finished,
  conflicts: one.conflicts,
});

function add(a: Sums, b: Sums): Sums {
  return {
    classSessions: a.classSessions + b.classSessions,
    present: a.present + b.present,
    late: a.late + b.late,
    excused: a.excused + b.excused,
    absent: a.absent + b.absent,
    headcount: a.headcount + b.headcount,
    alone: a.alone + b.alone,
    withHelp: a.withHelp + b.withHelp,
    notYet: a.notYet + b.notYet,
  };
}

function sumBy<Row, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  sumsOf: (row: Row) => Sums,
): Map<Key, Sums> {
  const sumsByKey = new Map<Key, Sums>();
  for (const row of rows)
    sumsByKey.set(keyOf(row), add(sumsByKey.get(keyOf(row)) ?? none, sumsOf(row)));
  return sumsByKey;
}

/** By key; what has none comes last. */
const entriesInOrder = <Key extends string | null>(sumsByKey: ReadonlyMap<Key, Sums>) =>
  [...sumsByKey].sort(([a], [b]) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a < b ? -1 : 1;
  });
