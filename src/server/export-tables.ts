/** The tables that staff can take home, with their headings as staff read them. */
import type { AttendanceStatus } from '../domain/attendance.ts';
import type { Mastery } from '../domain/comprehension.ts';
import { readableLearnerCode } from '../domain/learner-code.ts';
import type { ReportedClassSession } from '../protocol/reports.ts';
import {
  readAttendanceRows,
  readMasteryRows,
  type AttendanceRow,
  type MasteryRow,
} from './db/class-rows.ts';
import { readClassSums, readMasterySums, type ClassSums } from './db/class-sums.ts';
import type { Transaction } from './db/database.ts';
import { readJoinedCodes } from './db/people.ts';
import { createCsv, type Column } from './csv.ts';
import { listReported } from './overview.ts';

export const exportNames = ['class-sessions', 'attendance', 'mastery'] as const;
export type ExportName = (typeof exportNames)[number];

const attendanceWords: Readonly<Record<AttendanceStatus, string>> = {
  present: '出席',
  late: '遅れ',
  excused: 'お休みの連絡',
  absent: '欠席',
};
const masteryWords: Readonly<Record<Mastery, string>> = {
  alone: 'ひとりでできた',
  'with-help': '手伝いがあればできた',
  'not-yet': 'これから',
};
const ageBandWords: Readonly<Record<string, string>> = {
  '-59': '59歳以下',
  '60-64': '60〜64歳',
  '65-69': '65〜69歳',
  '70-74': '70〜74歳',
  '75-79': '75〜79歳',
  '80-84': '80〜84歳',
  '85-': '85歳以上',
  unanswered: '答えない',
};
const yes = (value: boolean): string => (value ? 'はい' : '');

/** Where and under which title a class was: said again in each row, so that every table stands alone. */
type Place = Pick<ClassSums, 'venueName' | 'groupName' | 'courseTitle'>;

const classColumns: readonly Column<ReportedClassSession>[] = [
  ['教室ID', ({ classSessionId }) => classSessionId],
  ['開催日', ({ date }) => date],
  ['開始時刻', ({ start }) => start],
  ['会場', ({ venueName }) => venueName],
  ['グループ', ({ groupName }) => groupName],
  ['講座', ({ courseTitle }) => courseTitle],
  ['中止', ({ cancelled }) => yes(cancelled)],
  ['終了報告', ({ finished }) => yes(finished)],
  ['出席', ({ present }) => present],
  ['遅れ', ({ late }) => late],
  ['お休みの連絡', ({ excused }) => excused],
  ['欠席', ({ absent }) => absent],
  ['ひとりでできた', ({ alone }) => alone],
  ['手伝いがあればできた', ({ withHelp }) => withHelp],
  ['これから', ({ notYet }) => notYet],
  ['人数だけの記録', ({ headcount }) => headcount],
  ['記録が食い違う受講者', ({ conflicts }) => conflicts],
];

const attendanceColumns: readonly Column<AttendanceRow & Place>[] = [
  ['教室ID', ({ classSessionId }) => classSessionId],
  ['開催日', ({ date }) => date],
  ['会場', ({ venueName }) => venueName],
  ['グループ', ({ groupName }) => groupName],
  ['講座', ({ courseTitle }) => courseTitle],
  ['受講者コード', ({ learnerId }) => readableLearnerCode(learnerId)],
  ['出欠', ({ status }) => attendanceWords[status]],
  ['年代', ({ ageBand }) => (ageBand === null ? null : (ageBandWords[ageBand] ?? ageBand))],
  ['記録の食い違い', ({ conflict }) => yes(conflict)],
];

const masteryColumns: readonly Column<MasteryRow & Place>[] = [
  ['教室ID', ({ classSessionId }) => classSessionId],
  ['開催日', ({ date }) => date],
  ['会場', ({ venueName }) => venueName],
  ['グループ', ({ groupName }) => groupName],
  ['講座', ({ courseTitle }) => courseTitle],
  ['受講者コード', ({ learnerId }) => readableLearnerCode(learnerId)],
  ['教材', ({ lesson }) => lesson.split('/')[0] ?? null],
  ['レッスン', ({ lesson }) => lesson.split('/')[1] ?? null],
  ['レッスンの版', ({ version }) => version],
  ['理解', ({ mastery }) => masteryWords[mastery]],
  ['記録の食い違い', ({ conflict }) => yes(conflict)],
];

/** The CSV of a fiscal year; rows of cancelled classes are in none but the classes' own table. */
export async function createExport(
  transaction: Transaction,
  municipalityCode: string,
  fiscalYear: number,
  name: ExportName,
): Promise<string> {
  const joined = await readJoinedCodes(transaction, municipalityCode);
  const classes = await readClassSums(transaction, municipalityCode, fiscalYear, joined);
  const heldById = new Map(
    classes.filter(({ cancelled }) => !cancelled).map((one) => [one.classSessionId, one]),
  );
  const placed = <Row extends { readonly classSessionId: string }>(rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const held = heldById.get(row.classSessionId);
      if (!held) return [];
      const { venueName, groupName, courseTitle } = held;
      return [{ ...row, venueName, groupName, courseTitle }];
    });
  switch (name) {
    case 'class-sessions': {
      const judgements = await readMasterySums(transaction, municipalityCode, fiscalYear, joined);
      return createCsv(classColumns, listReported(classes, judgements));
    }
    case 'attendance': {
      const rows = await readAttendanceRows(transaction, municipalityCode, fiscalYear, joined);
      return createCsv(attendanceColumns, placed(rows));
    }
    case 'mastery': {
      const rows = await readMasteryRows(transaction, municipalityCode, fiscalYear, joined);
      return createCsv(masteryColumns, placed(rows));
    }
  }
}
