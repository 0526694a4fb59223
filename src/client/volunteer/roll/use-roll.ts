import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { AttendanceStatus } from '../../../domain/attendance.ts';
import { createLearnerId } from '../../../domain/learner-code.ts';
import { noDetails, type PersonDetails } from '../../../domain/person-details.ts';
import { addWalkIn } from '../../store/actions/add-walk-in.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { markAllPresent, markAttendance } from '../../store/actions/mark-attendance.ts';
import {
  formerValuesOf,
  restoreRecords,
  settleDifference,
  type FormerValues,
} from '../../store/actions/restore-records.ts';
import type { JsonValue } from '../../../sync/op.ts';
import type { Seat } from '../../store/queries/class-record.ts';
import type { Difference } from '../../store/queries/differences.ts';
import { useServices } from '../../store/services.ts';
import { useRecording } from '../phone-context.ts';

/** What the last deed was, to be said and, if wished, taken back. */
export type LastDeed =
  | { readonly type: 'marked'; readonly seat: number; readonly status: AttendanceStatus | null }
  | { readonly type: 'all-present'; readonly count: number }
  | { readonly type: 'walk-in'; readonly seat: number }
  /** One of two differing records was chosen. */
  | { readonly type: 'settled' }
  /** A card whose seat has a mark already: nothing was recorded. */
  | { readonly type: 'known'; readonly seat: number };

/** Taking the roll: each deed is on disk before it is said to be done, and the last one can be taken back. */
export function useRoll(openClass: OpenClass, seats: readonly Seat[]) {
  const { randomBytes } = useServices();
  const recording = useRecording();
  // Deeds read what is on the screen at the moment of the tap without redrawing every tile for it.
  const current = useRef({ openClass, seats });
  useLayoutEffect(() => {
    current.current = { openClass, seats };
  }, [openClass, seats]);
  const [last, setLast] = useState<{
    readonly deed: LastDeed;
    readonly former: readonly FormerValues[];
  } | null>(null);
  const [notSaved, setNotSaved] = useState(false);

  const keep = useCallback(async (work: () => Promise<void>) => {
    try {
      await work();
      setNotSaved(false);
    } catch (cause) {
      // A full disk aborts the whole transaction: nothing of it is kept, so nothing of it is shown.
      setNotSaved(true);
      reportError(cause);
    }
  }, []);

  const mark = useCallback(
    (learnerId: string, status: AttendanceStatus | null) =>
      keep(async () => {
        const seat = current.current.seats.find((one) => one.learnerId === learnerId);
        if (!seat) return;
        const former = formerValuesOf(current.current.openClass.record, learnerId, 'attendance');
        await markAttendance(recording, current.current.openClass, learnerId, status);
        setLast({ deed: { type: 'marked', seat: seat.seat, status }, former: [former] });
      }),
    [keep, recording],
  );

  const markEverybody = () =>
    keep(async () => {
      const marked = await markAllPresent(recording, openClass);
      if (marked.length === 0) return;
      setLast({
        deed: { type: 'all-present', count: marked.length },
        former: marked.map(unmarked),
      });
    });

  const add = async (learnerId: string, details: PersonDetails) => {
    const seat = await addWalkIn(recording, current.current.openClass, learnerId, details);
    setLast({ deed: { type: 'walk-in', seat }, former: [unmarked(learnerId)] });
  };
  const addPerson = (details: PersonDetails) =>
    keep(() => add(createLearnerId(randomBytes(8)), details));

  /** A card was shown: its person's seat is present, or it comes as a walk-in. */
  const takeCard = async (learnerId: string) => {
    const { personOfCode } = current.current.openClass;
    const person = personOfCode(learnerId);
    const seat = current.current.seats.find((one) => personOfCode(one.learnerId) === person);
    if (!seat) return keep(() => add(learnerId, noDetails));
    if (seat.status === null) return mark(seat.learnerId, 'present');
    setLast({ deed: { type: 'known', seat: seat.seat }, former: [] });
    return undefined;
  };

  const settle = ({ learnerId, field }: Difference, value: JsonValue) =>
    keep(async () => {
      const former = formerValuesOf(openClass.record, learnerId, field);
      await settleDifference(recording, openClass, learnerId, field, value);
      setLast({ deed: { type: 'settled' }, former: [former] });
    });

  const undo = () =>
    keep(async () => {
      if (!last) return;
      await restoreRecords(recording, openClass, last.former);
      setLast(null);
    });

  return {
    last: last?.deed ?? null,
    notSaved,
    mark,
    markEverybody,
    addPerson,
    takeCard,
    settle,
    undo,
  };
}

const unmarked = (learnerId: string): FormerValues => ({
  learnerId,
  field: 'attendance',
  values: [null],
});
