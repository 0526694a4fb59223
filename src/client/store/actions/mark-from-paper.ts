import type { AttendanceStatus } from '../../../domain/attendance.ts';
import { createLearnerId } from '../../../domain/learner-code.ts';
import { commit, type Recording } from '../commit.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/**
 * Records what was typed from a sheet, all or none: marks for seats, and people who came without one in the
 * rows beneath. Returns whom it marked.
 */
export async function markFromPaper(
  recording: Recording,
  openClass: OpenClass,
  sheet: {
    readonly statusByLearner: ReadonlyMap<string, AttendanceStatus>;
    readonly walkInRows: readonly number[];
  },
  randomBytes: (count: number) => Uint8Array,
): Promise<readonly string[]> {
  assertMayRecord(recording, openClass);
  const { record } = openClass;
  const walkIns = sheet.walkInRows.map((seat) => ({
    seat,
    learnerId: createLearnerId(randomBytes(8)),
  }));
  await commit(
    recording,
    withFirstActual(openClass, [
      ...[...sheet.statusByLearner].map(([learnerId, status]) =>
        intentFor(record, learnerId, 'attendance', status),
      ),
      ...walkIns.flatMap(({ seat, learnerId }) => [
        intentFor(record, learnerId, 'seat', seat),
        intentFor(record, learnerId, 'attendance', 'present'),
      ]),
    ]),
  );
  return [...sheet.statusByLearner.keys(), ...walkIns.map(({ learnerId }) => learnerId)];
}
