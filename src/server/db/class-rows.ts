/** The rows that staff take home: a person's mark in a class, and what a person was judged to manage of a lesson. */
import { sql } from 'kysely';
import type { AttendanceStatus } from '../../domain/attendance.ts';
import type { Mastery } from '../../domain/comprehension.ts';
import { classesAndPeople, judgedLessons, marksOfPeople } from './class-sums.ts';
import type { Transaction } from './database.ts';
import type { JoinedCodes } from './people.ts';

export type AttendanceRow = {
  readonly classSessionId: string;
  readonly date: string;
  /** The code that stands for the person. */
  readonly learnerId: string;
  readonly status: AttendanceStatus;
  readonly ageBand: string | null;
  readonly conflict: boolean;
  readonly cancelled: boolean;
};

/** The mark of each person who has one, oldest class first. */
export async function readAttendanceRows(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
  joined: JoinedCodes,
): Promise<readonly AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    WITH ${classesAndPeople(municipalityCode, fiscalYear, joined)},
    mark AS (${marksOfPeople})
    SELECT mark.class_session_id AS "classSessionId", mark.date, mark.cancelled,
      mark.person AS "learnerId", mark.status, age.value #>> '{}' AS "ageBand", mark.conflict
    FROM mark
    LEFT JOIN register_state AS age ON age.municipality_code = ${municipalityCode}
      AND age.class_session_id = mark.class_session_id
      AND age.learner_id = mark.learner_id AND age.field = 'ageBand'
    ORDER BY mark.date, mark.class_session_id, mark.person`.execute(transaction);
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
  joined: JoinedCodes,
): Promise<readonly MasteryRow[]> {
  const { rows } = await sql<MasteryRow>`
    WITH ${classesAndPeople(municipalityCode, fiscalYear, joined)},
    judged AS (${judgedLessons})
    SELECT class_session_id AS "classSessionId", date, person AS "learnerId", lesson, version,
      value #>> '{}' AS mastery, conflict
    FROM judged ORDER BY date, class_session_id, person, lesson`.execute(transaction);
  return rows;
}
