import { wholeClass, type ClassReport } from '../../../domain/registers.ts';
import { commit, type Recording } from '../commit.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Keeps what went badly and what to think of next time; stays open to correction until staff lock the class. */
export async function recordReport(
  recording: Recording,
  openClass: OpenClass,
  report: ClassReport,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const words = intentFor(openClass.record, wholeClass, 'report', report);
  await commit(recording, withFirstActual(openClass, [words]));
}
