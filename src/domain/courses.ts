/** What the city plans: venues, groups, courses and planned class sessions. Phones read these, never write them. */
import type { ClassSessionId, CourseId, GroupId, LearnerId, VenueId } from './ids.ts';
import type { CivilDate, ClockTime } from './time.ts';

export type Venue = { readonly venueId: VenueId; readonly name: string };

/** A team of volunteers; phones are enrolled into one. */
export type Group = { readonly groupId: GroupId; readonly name: string };

/** A series that one signs up for, about the lessons of one pack (its topic). */
export type Course = {
  readonly courseId: CourseId;
  readonly title: string;
  readonly packId: string;
  readonly lessonIds: readonly string[];
};

/** A seat of the printed sheet and the code that is counted for whoever sits there. */
export type RosterSeat = { readonly seat: number; readonly learnerId: LearnerId };

/** A meeting as planned. What really happened is recorded apart from it (the register `actual`). */
export type PlannedClassSession = {
  readonly classSessionId: ClassSessionId;
  readonly courseId: CourseId;
  readonly groupId: GroupId;
  readonly venueId: VenueId;
  readonly date: CivilDate;
  readonly start: ClockTime;
  readonly end: ClockTime;
  readonly roster: readonly RosterSeat[];
  readonly status: 'planned' | 'cancelled';
};
