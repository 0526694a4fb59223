/** `GET /api/reports/overview?fiscalYear=2026`: sums for staff, computed by the city, kept by the screen with its time. */
import * as v from 'valibot';
import { Date, Time } from './class-fields.ts';
import { Count, Id, Millis, Name } from './fields.ts';

const sums = {
  /** Class sessions that took place: an `actual` arrived and does not say cancelled. */
  classSessions: Count,
  present: Count,
  late: Count,
  excused: Count,
  absent: Count,
  /** People counted by heads, where nobody took the roll; in none of the numbers above. */
  headcount: Count,
  /** Helpers' judgements, one a learner and lesson. */
  alone: Count,
  withHelp: Count,
  notYet: Count,
};

/** `people`: who came at least once, counted once, whatever codes they came with. Parts do not add up to the whole. */
const sumsOfPeople = { ...sums, people: Count };

export const Sums = v.object(sums);
export const PeopleSums = v.object(sumsOfPeople);
export const MonthSums = v.object({
  ...sumsOfPeople,
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
});
export const VenueSums = v.object({
  ...sumsOfPeople,
  venueId: v.nullable(Id),
  name: v.nullable(Name),
});
/** Attendance counts under the topic (pack) of the class's course, mastery under that of the lesson. */
export const TopicSums = v.object({ ...sumsOfPeople, packId: v.nullable(Id) });

export const ReportedClassSession = v.object({
  ...sums,
  classSessionId: Id,
  date: Date,
  start: Time,
  venueName: v.nullable(Name),
  groupName: v.nullable(Name),
  courseTitle: v.nullable(Name),
  cancelled: v.boolean(),
  finished: v.boolean(),
  /** Learners whose records differ between two phones and wait for a person. */
  conflicts: Count,
});

export const Overview = v.object({
  fiscalYear: Count,
  asOf: Millis,
  total: PeopleSums,
  byMonth: v.array(MonthSums),
  byVenue: v.array(VenueSums),
  byTopic: v.array(TopicSums),
  /** Newest first, at most 500. */
  classSessions: v.array(ReportedClassSession),
});

export type Sums = v.InferOutput<typeof Sums>;
export type PeopleSums = v.InferOutput<typeof PeopleSums>;
export type Overview = v.InferOutput<typeof Overview>;
export type ReportedClassSession = v.InferOutput<typeof ReportedClassSession>;
