import type { JsonValue } from '../../../sync/op.ts';
import { commit, type Recording } from '../commit.ts';
import type { ClassRecord } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** What stood in a field before a deed: nothing, one value, or several that two phones differ on. */
export type FormerValues = {
  readonly learnerId: string;
  readonly field: string;
  readonly values: readonly JsonValue[];
};

/** How a field stands now, to be given back later. */
export function formerValuesOf(
  record: ClassRecord,
  learnerId: string,
  field: string,
): FormerValues {
  const { value, conflict, heads } = record.read(learnerId, field);
  return { learnerId, field, values: conflict ? heads.map((head) => head.value) : [value] };
}

/** Takes the last deed back, all of it or nothing; a difference that was settled is a difference again. */
export async function restoreRecords(
  recording: Recording,
  openClass: OpenClass,
  former: readonly FormerValues[],
): Promise<void> {
  assertMayRecord(recording, openClass);
  const intents = former.flatMap(({ learnerId, field, values }) =>
    values.map((value) => intentFor(openClass.record, learnerId, field, value)),
  );
  if (intents.length > 0) await commit(recording, withFirstActual(openClass, intents));
}

/** One of the values that differed stands from now on. */
export async function settleDifference(
  recording: Recording,
  openClass: OpenClass,
  learnerId: string,
  field: string,
  value: JsonValue,
): Promise<void> {
  assertMayRecord(recording, openClass);
  await commit(recording, [intentFor(openClass.record, learnerId, field, value)]);
}
