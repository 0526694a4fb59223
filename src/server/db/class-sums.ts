/**
 * The numbers of a fiscal year, class by class. A class counts where its register `actual` says when
 * it was and is not cancelled. A person counts once a class, whatever codes they came with (one mark), and once a
 * lesson (the newest version that was judged). A register without a value counts nothing; one on
 * which two phones differ counts as the value that is shown, and under conflicts. What is
 * quarantined never becomes a register state. Heads that were counted instead of a roll are a number of their own.
 */
import { sql } from 'kysely';
import { attendanceStatuses, type AttendanceStatus } from '../../domain/attendance.ts';
import type { Mastery } from '../../domain/comprehension.ts';
import type { Transaction } from './database.ts';
import { joinedRows, type JoinedCodes } from './people.ts';

export type ClassSums = {
  readonly classSessionId: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly cancelled: boolean;
  readonly finished: boolean;
  readonly venueId: string | null;
  readonly venueName: string | null;
  readonly groupName: string | null;
  readonly courseTitle: string | null;
  /** Topic of the course. */
  readonly packId: string | null;
  readonly present: number;
  readonly late: number;
  readonly excused: number;
  readonly absent: number;
  /** People counted by heads, where nobody took the roll. */
  readonly headcount: number;
  readonly conflicts: number;
};

export type MasterySums = {
  readonly classSessionId: string;
  /** Topic of the lesson that was judged. */
  readonly packId: string;
  readonly alone: number;
  readonly withHelp: number;
  readonly notYet: number;
};

/** First day of a fiscal year, and of the next. */
const boundsOf = (fiscalYear: number): readonly [string, string] => [
  `${`${fiscalYear}`.padStart(4, '0')}-04-01`,
  `${`${fiscalYear + 1}`.padStart(4, '0')}-04-01`,
];

/**
 * Classes with an `actual` in the year: the day that the volunteer gave it, a civil date of the
 * city's own time zone. Venue and course as recorded, else as planned.
 */
const classesOf = (municipalityCode: string, fiscalYear: number) => {
  const [from, until] = boundsOf(fiscalYear);
  return sql`
    SELECT actual.municipality_code, actual.class_session_id, class_record.group_id,
      actual.value ->> 'date' AS date, actual.value ->> 'start' AS start,
      actual.value ->> 'end' AS "end", (actual.value ->> 'cancelled')::boolean AS cancelled,
      coalesce(actual.value ->> 'venueId', planned.body ->> 'venueId') AS venue_id,
      coalesce(actual.value ->> 'courseId', planned.body ->> 'courseId') AS course_id
    FROM register_state AS actual
    JOIN class_record ON class_record.municipality_code = actual.municipality_code
      AND class_record.class_session_id = actual.class_session_id
    LEFT JOIN document AS planned ON planned.municipality_code = actual.municipality_code
      AND planned.kind = 'planned-class-session' AND planned.document_id = actual.class_session_id
    WHERE actual.municipality_code = ${municipalityCode}
      AND actual.learner_id = '-' AND actual.field = 'actual'
      AND actual.value ->> 'date' >= ${from} AND actual.value ->> 'date' < ${until}`;
};

/** `class`, as above, and `joined`: which codes are one person. Stands behind WITH. */
export const classesAndPeople = (
  municipalityCode: string,
  fiscalYear: number,
  joined: JoinedCodes,
) => sql`class AS MATERIALIZED (${classesOf(municipalityCode, fiscalYear)}),
    joined AS MATERIALIZED (${joinedRows(joined)})`;

/** Newest first. */
export async function readClassSums(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
  joined: JoinedCodes,
): Promise<readonly ClassSums[]> {
  const { rows } = await sql<ClassSums>`
    WITH ${classesAndPeople(municipalityCode, fiscalYear, joined)},
    mark AS (${marksOfPeople})
    SELECT class.class_session_id AS "classSessionId", class.date, class.start, class."end",
      class.cancelled, coalesce(finish.value = 'true', false) AS finished,
      class.venue_id AS "venueId", venue.body ->> 'name' AS "venueName",
      grp.body ->> 'name' AS "groupName", course.body ->> 'title' AS "courseTitle",
      course.body ->> 'packId' AS "packId",
      coalesce(marks.present, 0) AS present, coalesce(marks.late, 0) AS late,
      coalesce(marks.excused, 0) AS excused, coalesce(marks.absent, 0) AS absent,
      sums.headcount, sums.conflicts
    FROM class
    LEFT JOIN register_state AS finish ON finish.municipality_code = class.municipality_code
      AND finish.class_session_id = class.class_session_id
      AND finish.learner_id = '-' AND finish.field = 'finish'
    LEFT JOIN document AS venue ON venue.municipality_code = class.municipality_code
      AND venue.kind = 'venue' AND venue.document_id = class.venue_id
    LEFT JOIN document AS grp ON grp.municipality_code = class.municipality_code
      AND grp.kind = 'group' AND grp.document_id = class.group_id
    LEFT JOIN document AS course ON course.municipality_code = class.municipality_code
      AND course.kind = 'course' AND course.document_id = class.course_id
    LEFT JOIN (
      SELECT class_session_id, ${countOf('present')}, ${countOf('late')}, ${countOf('excused')},
        ${countOf('absent')}
      FROM mark GROUP BY class_session_id
    ) AS marks ON marks.class_session_id = class.class_session_id
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT state.learner_id) FILTER (WHERE conflict AND learner_id <> '-')
          AS conflicts,
        coalesce(sum((state.value #>> '{}')::int) FILTER (WHERE field LIKE 'headcount:%'), 0)
          AS headcount
      FROM register_state AS state
      WHERE state.municipality_code = class.municipality_code
        AND state.class_session_id = class.class_session_id
    ) AS sums
    ORDER BY class.date DESC, class.start DESC, class.class_session_id`.execute(transaction);
  return rows;
}

const countOf = (status: AttendanceStatus) =>
  sql`count(*) FILTER (WHERE status = ${status}) AS ${sql.ref(status)}`;

/**
 * One row a class and person, as `markOfPerson` says: the mark of the code that stands for the person, else the one
 * that says most.
 */
export const marksOfPeople = sql`
  SELECT DISTINCT ON (class.class_session_id, person.code)
    class.class_session_id, class.date, class.cancelled, person.code AS person,
    state.learner_id, state.value #>> '{}' AS status, state.conflict
  FROM class
  JOIN register_state AS state ON state.municipality_code = class.municipality_code
    AND state.class_session_id = class.class_session_id
    AND state.field = 'attendance' AND state.value <> 'null'
  LEFT JOIN joined ON joined.code = state.learner_id
  CROSS JOIN LATERAL (SELECT coalesce(joined.person, state.learner_id) AS code) AS person
  ORDER BY class.class_session_id, person.code, state.learner_id = person.code DESC,
    array_position(${[...attendanceStatuses]}::text[], state.value #>> '{}')`;

export type Attendee = { readonly classSessionId: string; readonly person: string };

/** Who came to which class, each person once a class. */
export async function readAttendees(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
  joined: JoinedCodes,
): Promise<readonly Attendee[]> {
  const { rows } = await sql<Attendee>`
    WITH ${classesAndPeople(municipalityCode, fiscalYear, joined)},
    mark AS (${marksOfPeople})
    SELECT class_session_id AS "classSessionId", person FROM mark
    WHERE status IN ('present', 'late') AND NOT cancelled`.execute(transaction);
  return rows;
}

export async function readMasterySums(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
  joined: JoinedCodes,
): Promise<readonly MasterySums[]> {
  const { rows } = await sql<MasterySums>`
    WITH ${classesAndPeople(municipalityCode, fiscalYear, joined)},
    judged AS (${judgedLessons})
    SELECT class_session_id AS "classSessionId", split_part(lesson, '/', 1) AS "packId",
      count(*) FILTER (WHERE ${judgedAs('alone')}) AS alone,
      count(*) FILTER (WHERE ${judgedAs('with-help')}) AS "withHelp",
      count(*) FILTER (WHERE ${judgedAs('not-yet')}) AS "notYet"
    FROM judged
    GROUP BY 1, 2`.execute(transaction);
  return rows;
}

const judgedAs = (mastery: Mastery) => sql`value = ${JSON.stringify(mastery)}::jsonb`;

/** One row a class, person and lesson: `mastery:<pack>/<lesson>@<version>`, newest version with a value. */
export const judgedLessons = sql`
  SELECT DISTINCT ON (class.class_session_id, person.code, lesson)
    class.class_session_id, class.date, person.code AS person, lesson,
    split_part(state.field, '@', 2)::int AS version, state.value, state.conflict
  FROM class
  JOIN register_state AS state ON state.municipality_code = class.municipality_code
    AND state.class_session_id = class.class_session_id
    AND state.field LIKE 'mastery:%' AND state.value <> 'null'
  CROSS JOIN LATERAL (SELECT split_part(substr(state.field, 9), '@', 1) AS lesson) AS name
  LEFT JOIN joined ON joined.code = state.learner_id
  CROSS JOIN LATERAL (SELECT coalesce(joined.person, state.learner_id) AS code) AS person
  ORDER BY class.class_session_id, person.code, lesson,
    split_part(state.field, '@', 2)::int DESC, state.learner_id = person.code DESC`;
