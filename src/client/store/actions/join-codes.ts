import { isAttendanceStatus, type AttendanceStatus } from '../../../domain/attendance.ts';
import type { Intent } from '../../../sync/issue.ts';
import { commit, type Recording } from '../commit.ts';
import { sameAsIn, seatsOf } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/**
 * Records that one code is the person of another; `null` takes it back. Where the other one sits in this class
 * too, the mark moves there (one that stands already stays), so that whoever counts marks counts the person
 * once; taken apart again, both have it.
 */
export async function joinCodes(
  recording: Recording,
  openClass: OpenClass,
  learnerId: string,
  samePerson: string | null,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const { record } = openClass;
  const marks =
    samePerson === null
      ? returnMark(openClass, learnerId)
      : moveMark(openClass, learnerId, samePerson);
  await commit(
    recording,
    withFirstActual(openClass, [intentFor(record, learnerId, 'same-person', samePerson), ...marks]),
  );
}

/** Codes of this class that were said to be this one's person. */
export const joinedWith = ({ record }: OpenClass, learnerId: string): readonly string[] =>
  record.learnerIds.filter((one) => sameAsIn(record, one) === learnerId && one !== learnerId);

function moveMark(openClass: OpenClass, from: string, to: string): readonly Intent[] {
  const { record, roster } = openClass;
  const status = statusOf(openClass, from);
  const isInClass = seatsOf(record, roster).some((seat) => seat.learnerId === to);
  if (!isInClass || status === null) return [];
  return [
    intentFor(record, from, 'attendance', null),
    ...(statusOf(openClass, to) === null ? [intentFor(record, to, 'attendance', status)] : []),
  ];
}

function returnMark(openClass: OpenClass, learnerId: string): readonly Intent[] {
  const person = sameAsIn(openClass.record, learnerId);
  const status = person === null ? null : statusOf(openClass, person);
  if (status === null || statusOf(openClass, learnerId) !== null) return [];
  return [intentFor(openClass.record, learnerId, 'attendance', status)];
}

function statusOf({ record }: OpenClass, learnerId: string): AttendanceStatus | null {
  const { value } = record.read(learnerId, 'attendance');
  return isAttendanceStatus(value) ? value : null;
}
