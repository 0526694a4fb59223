/** Where two phones recorded different things of one class, each value once and with whose word it is. */
import { canonicalJson, type JsonValue } from '../../../sync/op.ts';
import { authorOf } from '../../../sync/resolve.ts';
import type { ClassRecord } from './class-record.ts';

export type DifferingValue = {
  readonly value: JsonValue;
  readonly isOurs: boolean;
  /** Tells several other phones of a class from one another: the first is 0; null where there is only one, and for ours. */
  readonly phone: number | null;
  /** Who of those sharing that phone. */
  readonly actorId: string;
};

export type Difference = {
  readonly learnerId: string;
  readonly field: string;
  /** Ours first. */
  readonly values: readonly DifferingValue[];
};

/** Shown and settled where they are recorded: marks, judgements, hands, heads and notes. */
const shownElsewhere = /^(?:attendance|report|mastery:.*|hands:.*|headcount:.*)$/;

/** What is settled nowhere else: when and where the class was, and what is said of people. */
export const differencesOf = (record: ClassRecord, deviceId: string): readonly Difference[] =>
  record.fields.flatMap(({ learnerId, field }) =>
    !shownElsewhere.test(field) && record.read(learnerId, field).conflict
      ? [{ learnerId, field, values: differingValues(record, learnerId, field, deviceId) }]
      : [],
  );

export function differingValues(
  record: ClassRecord,
  learnerId: string,
  field: string,
  deviceId: string,
): readonly DifferingValue[] {
  const { heads } = record.read(learnerId, field);
  const ops = record.opsOf(learnerId, field);
  const others = record.readDevices().filter((one) => one !== deviceId);
  const known = new Map<string, DifferingValue>();
  for (const head of heads) {
    const { actorId, ...author } = authorOf(head, ops);
    const isOurs = author.deviceId === deviceId;
    const phone = isOurs || others.length < 2 ? null : others.indexOf(author.deviceId);
    const key = canonicalJson(head.value);
    if (isOurs || !known.has(key)) known.set(key, { value: head.value, isOurs, phone, actorId });
  }
  return [...known.values()].sort((a, b) => Number(b.isOurs) - Number(a.isOurs));
}
