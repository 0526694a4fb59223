/**
 * The numbers of a fiscal year, class by class. A class counts where its register `actual` says when
 * it was and is not cancelled. A learner counts once a class (one `attendance` register), and once a
 * lesson (the newest version that was judged). A register without a value counts nothing; one on
 * which two phones differ counts as the value that is shown, and under conflicts. What is
 * quarantined never becomes a register state.
 */
import { sql } from 'kysely';
import type { AttendanceStatus } from '../../domain/attendance.ts';
import type { Mastery } from '../../domain/comprehension.ts';
import type { Transaction } from './database.ts';

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

/** Newest first. */
export async function readClassSums(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
): Promise<readonly ClassSums[]> {
  const { rows } = await sql<ClassSums>`
    WITH class AS MATERIALIZED (${classesOf(municipalityCode, fiscalYear)})
    SELECT class.class_session_id AS "classSessionId", class.date, class.start, class."end",
      class.cancelled, coalesce(finish.value = 'true', false) AS finished,
      class.venue_id AS "venueId", venue.body ->> 'name' AS "venueName",
      grp.body ->> 'name' AS "groupName", course.body ->> 'title' AS "courseTitle",
      course.body ->> 'packId' AS "packId",
      sums.present, sums.late, sums.excused, sums.absent, sums.conflicts
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
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE ${marks('present')}) AS present,
        count(*) FILTER (WHERE ${marks('late')}) AS late,
        count(*) FILTER (WHERE ${marks('excused')}) AS excused,
        count(*) FILTER (WHERE ${marks('absent')}) AS absent,
        count(DISTINCT state.learner_id) FILTER (WHERE conflict AND learner_id <> '-') AS conflicts
      FROM register_state AS state
      WHERE state.municipality_code = class.municipality_code
        AND state.class_session_id = class.class_session_id
    ) AS sums
    ORDER BY class.date DESC, class.start DESC, class.class_session_id`.execute(transaction);
  return rows;
}

const marks = (status: AttendanceStatus) =>
  sql`state.field = 'attendance' AND state.value = ${JSON.stringify(status)}::jsonb`;

export async function readMasterySums(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
): Promise<readonly MasterySums[]> {
  const { rows } = await sql<MasterySums>`
    WITH class AS MATERIALIZED (${classesOf(municipalityCode, fiscalYear)}),
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

/** One row a class, learner and lesson: `mastery:<pack>/<lesson>@<version>`, newest version with a value. */
export const judgedLessons = sql`
  SELECT DISTINCT ON (class.class_session_id, state.learner_id, lesson)
    class.class_session_id, class.date, state.learner_id, lesson,
    split_part(state.field, '@', 2)::int AS version, state.value, state.conflict
  FROM class
  JOIN register_state AS state ON state.municipality_code = class.municipality_code
    AND state.class_session_id = class.class_session_id
    AND state.field LIKE 'mastery:%' AND state.value <> 'null'
  CROSS JOIN LATERAL (SELECT split_part(substr(state.field, 9), '@', 1) AS lesson) AS name
  ORDER BY class.class_session_id, state.learner_id, lesson,
    split_part(state.field, '@', 2)::int DESC`;

export type AttendanceRow = {
  readonly classSessionId: string;
  readonly date: string;
  readonly learnerId: string;
  readonly status: AttendanceStatus;
  readonly ageBand: string | null;
  readonly conflict: boolean;
  readonly cancelled: boolean;
};

/** Every mark that is set, oldest class first. */
export async function readAttendanceRows(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
): Promise<readonly AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    WITH class AS MATERIALIZED (${classesOf(municipalityCode, fiscalYear)})
    SELECT class.class_session_id AS "classSessionId", class.date, class.cancelled,
      state.learner_id AS "learnerId", state.value #>> '{}' AS status,
      age.value #>> '{}' AS "ageBand", state.conflict
    FROM class
    JOIN register_state AS state ON state.municipality_code = class.municipality_code
      AND state.class_session_id = class.class_session_id
      AND state.field = 'attendance' AND state.value <> 'null'
    LEFT JOIN register_state AS age ON age.municipality_code = class.municipality_code
      AND age.class_session_id = class.class_session_id
      AND age.learner_id = state.learner_id AND age.field = 'ageBand'
    ORDER BY class.date, class.class_session_id, state.learner_id`.execute(transaction);
  return rows;
}

export type MasteryRow = {
  readonly classSessionId: string;
  readonly date: string;
  readonly learnerId: string;
  /** `packId/lessonId` */
  readonly lesson: string;
  readonly version: number;
  readonly mastery: Mastery;
  readonly conflict: boolean;
};

export async function readMasteryRows(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
): Promise<readonly MasteryRow[]> {
  const { rows } = await sql<MasteryRow>`
    WITH class AS MATERIALIZED (${classesOf(municipalityCode, fiscalYear)}),
    judged AS (${judgedLessons})
    SELECT class_session_id AS "classSessionId", date, learner_id AS "learnerId", lesson, version,
      value #>> '{}' AS mastery, conflict
    FROM judged ORDER BY date, class_session_id, learner_id, lesson`.execute(transaction);
  return rows;
}
