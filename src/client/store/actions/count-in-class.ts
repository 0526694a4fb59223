import { wholeClass } from '../../../domain/registers.ts';
import { commit, type Recording } from '../commit.ts';
import { countIn, ownCountIn, readClassRecord, type ClassRecord } from '../queries/class-record.ts';
import { assertMayRecord, intentFor, withFirstActual, type OpenClass } from './class-subject.ts';

/** One more hand for a choice, or one fewer; one fewer than 0 takes the whole count back. */
export function countHand(
  recording: Recording,
  openClass: OpenClass,
  field: string,
  by: 1 | -1,
): Promise<void> {
  return recordAfterReading(recording, openClass, field, (record) => {
    const count = countIn(record, field);
    return count === 0 && by < 0 ? null : Math.max(0, (count ?? 0) + by);
  });
}

/** Two phones counted the same room differently: this is the number that stands. */
export function settleHands(
  recording: Recording,
  openClass: OpenClass,
  field: string,
  count: number,
): Promise<void> {
  return recordAfterReading(recording, openClass, field, () => count);
}

/** One more who stumbled, or one fewer; this phone's own count, of which the city makes the sum, never falls below 0. */
export function countStumble(
  recording: Recording,
  openClass: OpenClass,
  field: string,
  by: 1 | -1,
): Promise<void> {
  return recordAfterReading(recording, openClass, field, (record) =>
    Math.max(0, ownCountIn(record, field, recording.phone.deviceId) + by),
  );
}

/** The record is read again from the disk, so that two quick taps are two. */
async function recordAfterReading(
  recording: Recording,
  openClass: OpenClass,
  field: string,
  countOf: (record: ClassRecord) => number | null,
): Promise<void> {
  assertMayRecord(recording, openClass);
  const record = await readClassRecord(recording.records, openClass.record.classSessionId);
  const counted = intentFor(record, wholeClass, field, countOf(record));
  await commit(recording, withFirstActual({ ...openClass, record }, [counted]));
}
