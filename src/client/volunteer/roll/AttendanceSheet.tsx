import { useTranslation } from 'react-i18next';
import { attendanceStatuses, type AttendanceStatus } from '../../../domain/attendance.ts';
import type { Seat } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { readableLearnerCode } from '../../../domain/learner-code.ts';
import styles from './AttendanceSheet.module.css';

type AttendanceSheetProps = {
  readonly seat: Seat;
  readonly onChoose: (status: AttendanceStatus | null) => void;
  /** To what the person said of themselves, and to their card. */
  readonly onPerson: () => void;
  readonly onClose: () => void;
};

/** A code is read aloud as it stands: it is not broken in two. */
const onOneLine = (code: string) => code.replaceAll(' ', '\u00a0');

/** The sheet of four behind a second tap; where two phones differ, choosing one settles it. */
export function AttendanceSheet({ seat, onChoose, onPerson, onClose }: AttendanceSheetProps) {
  const { t } = useTranslation(['volunteer', 'roll', 'ui']);
  return (
    <Sheet title={t('roll.sheet.title', { seat: seat.seat })} onClose={onClose}>
      <Note>{t('roll.sheet.code', { code: onOneLine(readableLearnerCode(seat.learnerId)) })}</Note>
      {seat.attendance.conflict && <p>{t('roll.sheet.twoMarks')}</p>}
      <div className={styles.marks}>
        {attendanceStatuses.map((status) => (
          <Button
            key={status}
            wide
            look={status === seat.status && !seat.attendance.conflict ? 'soft' : 'plain'}
            aria-pressed={status === seat.status && !seat.attendance.conflict}
            onClick={() => onChoose(status)}
          >
            {t(`roll.mark.${status}`)}
          </Button>
        ))}
      </div>
      <Button wide look="quiet" iconBefore="undo" onClick={() => onChoose(null)}>
        {t('roll.sheet.none')}
      </Button>
      <Button wide look="quiet" iconBefore="persons" onClick={onPerson}>
        {t('roll:person.open')}
      </Button>
      <Button wide look="quiet" iconBefore="close" onClick={onClose}>
        {t('ui:close')}
      </Button>
    </Sheet>
  );
}
