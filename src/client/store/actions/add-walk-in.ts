import { detailNames, type PersonDetails } from '../../../domain/person-details.ts';
import { commit, type Recording } from '../commit.ts';
import { seatsOf } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Somebody came without a seat, with a new code or the one of their card: gets the next number, and is present. */
export async function addWalkIn(
  recording: Recording,
  openClass: OpenClass,
  learnerId: string,
  details: PersonDetails,
): Promise<number> {
  assertMayRecord(recording, openClass);
  const { record } = openClass;
  const seats = seatsOf(record, openClass.roster);
  const seat = Math.max(0, ...seats.map((taken) => taken.seat)) + 1;
  const told = detailNames.filter((name) => details[name] !== null);
  await commit(
    recording,
    withFirstActual(openClass, [
      intentFor(record, learnerId, 'seat', seat),
      intentFor(record, learnerId, 'attendance', 'present'),
      ...told.map((name) => intentFor(record, learnerId, name, details[name])),
    ]),
  );
  return seat;
}
