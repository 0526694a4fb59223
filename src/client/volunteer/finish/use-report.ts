import { useState } from 'react';
import { findPersonalWords, type PersonalWord } from '../../../domain/personal-words.ts';
import type { ClassReport } from '../../../domain/registers.ts';
import { recordReport } from '../../store/actions/record-report.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { reportOf } from '../../store/queries/class-record.ts';
import { keepReportDraft, readReportDraft } from '../../store/report-draft.ts';
import { useRecording } from '../phone-context.ts';

export type Report = {
  readonly notes: ClassReport;
  readonly write: (changed: Partial<ClassReport>) => void;
  /** What in the notes may tell who somebody is. */
  readonly personalWords: readonly PersonalWord[];
  /** Is there something that is not recorded yet? */
  readonly isOpen: boolean;
  readonly record: () => Promise<void>;
};

/** The notes of a class as they are written: kept as a draft at every sign, recorded when the volunteer says so. */
export function useReport(openClass: OpenClass): Report {
  const recording = useRecording();
  const { classSessionId } = openClass.record;
  const recorded = reportOf(openClass.record);
  const [draft, setDraft] = useState(() => readReportDraft(localStorage, classSessionId));
  const notes = draft ?? recorded;
  const isOpen =
    draft !== null && (draft.trouble !== recorded.trouble || draft.nextTime !== recorded.nextTime);
  return {
    notes,
    personalWords: findPersonalWords(`${notes.trouble}\n${notes.nextTime}`),
    isOpen,
    write: (changed) => {
      const written = { ...notes, ...changed };
      setDraft(written);
      keepReportDraft(localStorage, classSessionId, written);
    },
    record: async () => {
      if (isOpen) await recordReport(recording, openClass, notes);
      keepReportDraft(localStorage, classSessionId, null);
      setDraft(null);
    },
  };
}
