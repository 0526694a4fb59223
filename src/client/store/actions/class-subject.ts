import { may, type Subject } from '../../../domain/permissions.ts';
import type { RosterSeat } from '../../../domain/courses.ts';
import { wholeClass, type ActualClassSession } from '../../../domain/registers.ts';
import type { Intent } from '../../../sync/issue.ts';
import type { Recording } from '../commit.ts';
import type { ClassRecord } from '../queries/class-record.ts';

/** A class as its screens know it: who it belongs to, what was planned, what is recorded. */
export type OpenClass = {
  readonly groupId: string;
  readonly roster: readonly RosterSeat[];
  /** What to write as `actual` with the first mark; null where it is already recorded. */
  readonly expected: ActualClassSession | null;
  readonly record: ClassRecord;
  /** The code that stands for a code's person, as this class and those before it say. */
  readonly personOfCode: (code: string) => string;
  /** Staff have closed it, as far as this phone has heard: nothing is recorded here until they open it. */
  readonly locked: boolean;
};

/** The screens do not offer what is not allowed; if one did, nothing is written. */
export function assertMayRecord(recording: Recording, { groupId, locked }: OpenClass): void {
  if (locked) throw new Error('staff have closed this class');
  const subject: Subject = { municipalityCode: recording.phone.municipalityCode, groupId };
  if (!may(recording.phone, 'record class', subject))
    throw new Error('not allowed to record this class');
}

/**
 * A class takes place from its first mark on, not from being looked at: so what happened is written
 * together with that mark. Two phones write the same, which is no difference.
 */
export function withFirstActual(
  { expected, record }: OpenClass,
  intents: readonly Intent[],
): Intent[] {
  const actual = record.read(wholeClass, 'actual');
  if (expected === null || actual.heads.length > 0) return [...intents];
  const register = {
    classSessionId: record.classSessionId,
    learnerId: wholeClass,
    field: 'actual',
  };
  return [{ register, value: expected, heads: [] }, ...intents];
}

export function intentFor(
  record: ClassRecord,
  learnerId: string,
  field: string,
  value: Intent['value'],
): Intent {
  return {
    register: { classSessionId: record.classSessionId, learnerId, field },
    value,
    heads: record.read(learnerId, field).heads,
  };
}
