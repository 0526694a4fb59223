import { useState } from 'react';
import type { AttendanceStatus } from '../../../domain/attendance.ts';
import { parsePaperRows, sheetRowsOf, type PaperRows } from '../../../domain/paper-rows.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { markSeveral } from '../../store/actions/mark-attendance.ts';
import { markFromPaper } from '../../store/actions/mark-from-paper.ts';
import type { Seat } from '../../store/queries/class-record.ts';
import { useServices } from '../../store/services.ts';
import { useRecording } from '../phone-context.ts';

/** What becomes of seats whose number was not typed: left without a record, or absent. */
export type Rest = 'leave' | 'absent';

export type Paper = {
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly rest: Rest;
  readonly chooseRest: (rest: Rest) => void;
  readonly understood: PaperRows;
  /** Rows that were typed and have a mark already: it stays. */
  readonly keptRows: readonly number[];
  /** What would be recorded now: marks by learner, and rows of people without a seat. */
  readonly plan: {
    readonly statusByLearner: ReadonlyMap<string, AttendanceStatus>;
    readonly walkInRows: readonly number[];
  };
  /** How many were recorded from the sheet; null before. */
  readonly taken: number | null;
  readonly notSaved: boolean;
  readonly take: () => Promise<void>;
  readonly undo: () => Promise<void>;
};

/** Numbers typed from a sheet: understood at every key, recorded only when the volunteer says so. */
export function usePaper(openClass: OpenClass, seats: readonly Seat[]): Paper {
  const { randomBytes } = useServices();
  const recording = useRecording();
  const [typed, setTyped] = useState('');
  const [rest, setRest] = useState<Rest>('leave');
  const [taken, setTaken] = useState<readonly string[] | null>(null);
  const [notSaved, setNotSaved] = useState(false);

  const sheet = sheetRowsOf(seats.map(({ seat }) => seat));
  const understood = parsePaperRows(typed, [...sheet.seats, ...sheet.walkIns]);
  const walkInRows = understood.rows.filter((row) => sheet.walkIns.includes(row));
  const isMarked = ({ status, attendance }: Seat) => status !== null || attendance.conflict;
  const isTyped = ({ seat }: Seat) => understood.rows.includes(seat);
  const statusByLearner = new Map<string, AttendanceStatus>();
  for (const seat of seats) {
    if (isMarked(seat)) continue;
    if (isTyped(seat)) statusByLearner.set(seat.learnerId, 'present');
    else if (rest === 'absent' && understood.rows.length > 0)
      statusByLearner.set(seat.learnerId, 'absent');
  }

  const keep = async (work: () => Promise<readonly string[] | null>) => {
    try {
      setTaken(await work());
      setNotSaved(false);
    } catch (cause) {
      setNotSaved(true);
      reportError(cause);
    }
  };

  return {
    typed,
    type: (text) => {
      setTyped(text);
      setTaken(null);
    },
    rest,
    chooseRest: setRest,
    understood,
    keptRows: seats.filter((seat) => isTyped(seat) && isMarked(seat)).map(({ seat }) => seat),
    plan: { statusByLearner, walkInRows },
    taken: taken?.length ?? null,
    notSaved,
    take: () =>
      keep(() => markFromPaper(recording, openClass, { statusByLearner, walkInRows }, randomBytes)),
    undo: () =>
      keep(async () => {
        const former = new Map((taken ?? []).map((learnerId) => [learnerId, null]));
        await markSeveral(recording, openClass, former);
        return null;
      }),
  };
}
