import type { AttendanceStatus } from '../../../domain/attendance.ts';
import type { Op } from '../../../sync/op.ts';
import { commit, type Recording } from '../commit.ts';
import { seatsOf } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Marks one learner; `null` takes a mark back. */
export async function markAttendance(
  recording: Recording,
  openClass: OpenClass,
  learnerId: string,
  status: AttendanceStatus | null,
): Promise<readonly Op[]> {
  assertMayRecord(recording, openClass);
  const mark = intentFor(openClass.record, learnerId, 'attendance', status);
  return commit(recording, withFirstActual(openClass, [mark]));
}

/** Marks everybody present who has no mark yet; marks that stand are left as they are. */
export async function markAllPresent(
  recording: Recording,
  openClass: OpenClass,
): Promise<readonly string[]> {
  assertMayRecord(recording, openClass);
  const unmarked = seatsOf(openClass.record, openClass.roster, openClass.personOfCode)
    .filter(({ status }) => status === null)
    .map(({ learnerId }) => learnerId);
  if (unmarked.length === 0) return [];
  const marks = unmarked.map((learnerId) =>
    intentFor(openClass.record, learnerId, 'attendance', 'present'),
  );
  await commit(recording, withFirstActual(openClass, marks));
  return unmarked;
}

/** Marks several learners at once, all or none; made from what is recorded now, so nothing is lost. */
export async function markSeveral(
  recording: Recording,
  openClass: OpenClass,
  statusByLearner: ReadonlyMap<string, AttendanceStatus | null>,
): Promise<void> {
  assertMayRecord(recording, openClass);
  if (statusByLearner.size === 0) return;
  const marks = [...statusByLearner].map(([learnerId, status]) =>
    intentFor(openClass.record, learnerId, 'attendance', status),
  );
  await commit(recording, withFirstActual(openClass, marks));
}
