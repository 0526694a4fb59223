import { headcountField, wholeClass, type AgeBand } from '../../../domain/registers.ts';
import { commit, type Recording } from '../commit.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Keeps how many people of an age came, where nobody takes a roll. */
export async function recordHeadcount(
  recording: Recording,
  openClass: OpenClass,
  ageBand: AgeBand,
  count: number,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const counted = intentFor(openClass.record, wholeClass, headcountField(ageBand), count);
  await commit(recording, withFirstActual(openClass, [counted]));
}
