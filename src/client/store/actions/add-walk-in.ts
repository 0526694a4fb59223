import { createLearnerId } from '../../../domain/learner-code.ts';
import { commit, type Recording } from '../commit.ts';
import { seatsOf } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Somebody came without a seat: gets a code and the next number, and is present. */
export async function addWalkIn(
  recording: Recording,
  openClass: OpenClass,
  randomBytes: (count: number) => Uint8Array,
): Promise<{ readonly learnerId: string; readonly seat: number }> {
  assertMayRecord(recording, openClass);
  const learnerId = createLearnerId(randomBytes(8));
  const seats = seatsOf(openClass.record, openClass.roster);
  const seat = Math.max(0, ...seats.map((taken) => taken.seat)) + 1;
  await commit(
    recording,
    withFirstActual(openClass, [
      intentFor(openClass.record, learnerId, 'seat', seat),
      intentFor(openClass.record, learnerId, 'attendance', 'present'),
    ]),
  );
  return { learnerId, seat };
}
