import { detailNames, type PersonDetails } from '../../../domain/person-details.ts';
import { commit, type Recording } from '../commit.ts';
import { detailsOf } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Keeps what a learner said of themselves, as far as it differs from what is recorded; `null` takes it back. */
export async function recordDetails(
  recording: Recording,
  openClass: OpenClass,
  learnerId: string,
  details: PersonDetails,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const before = detailsOf(openClass.record, learnerId);
  const changed = detailNames.filter((name) => details[name] !== before[name]);
  if (changed.length === 0) return;
  await commit(
    recording,
    withFirstActual(
      openClass,
      changed.map((name) => intentFor(openClass.record, learnerId, name, details[name])),
    ),
  );
}
