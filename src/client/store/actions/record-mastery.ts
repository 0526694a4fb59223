import type { Mastery } from '../../../domain/comprehension.ts';
import { wholeClass, type ActualClassSession } from '../../../domain/registers.ts';
import { commit, type Recording } from '../commit.ts';
import { actualOf } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** Keeps what a helper saw a learner do in a lesson; `null` takes it back. */
export async function recordMastery(
  recording: Recording,
  openClass: OpenClass,
  learnerId: string,
  field: string,
  mastery: Mastery | null,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const judgement = intentFor(openClass.record, learnerId, field, mastery);
  await commit(recording, withFirstActual(openClass, [judgement]));
}

/** Says which lessons (`packId/lessonId`) were taught. */
export async function recordLessonsTaught(
  recording: Recording,
  openClass: OpenClass,
  lessons: readonly string[],
): Promise<void> {
  assertMayRecord(recording, openClass);
  const actual: ActualClassSession | null = actualOf(openClass.record) ?? openClass.expected;
  if (!actual) return;
  await commit(recording, [
    intentFor(openClass.record, wholeClass, 'actual', { ...actual, lessons }),
  ]);
}
