import { wholeClass } from '../../../domain/registers.ts';
import { commit, type Recording } from '../commit.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** The volunteer's word that the class is over; it can be taken back, and nothing is closed by it. */
export async function finishClass(
  recording: Recording,
  openClass: OpenClass,
  finished: boolean,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const word = intentFor(openClass.record, wholeClass, 'finish', finished);
  await commit(recording, withFirstActual(openClass, [word]));
}
