import { useTranslation } from 'react-i18next';
import { isAttendanceStatus, type AttendanceStatus } from '../../../domain/attendance.ts';
import type { ClassRecord, Seat } from '../../store/queries/class-record.ts';
import { differingValues } from '../../store/queries/differences.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './DifferingMarks.module.css';
import { useSayingWhose } from './use-saying-whose.ts';

type DifferingMarksProps = {
  readonly record: ClassRecord;
  readonly seat: Seat;
  readonly onSettle: (learnerId: string, status: AttendanceStatus | null) => void;
};

/** Two people's marks for one seat, each with whose it is; one tap on the right one settles it. */
export function DifferingMarks({ record, seat, onSettle }: DifferingMarksProps) {
  const { t } = useTranslation(['roll', 'volunteer']);
  const { deviceId } = usePhone();
  const sayWhose = useSayingWhose();
  const titleId = `differing-${seat.learnerId}`;
  return (
    <Card tone="attention" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('differing.title', { seat: seat.seat })}</h2>
      <p>{t('differing.body')}</p>
      <div className={styles.marks}>
        {marksOf(record, seat, deviceId).map(({ status, ...whose }) => (
          <Button key={status ?? 'none'} onClick={() => onSettle(seat.learnerId, status)}>
            {sayWhose(whose, t(`volunteer:roll.mark.${status ?? 'none'}`))}
          </Button>
        ))}
      </div>
    </Card>
  );
}

function marksOf(record: ClassRecord, { learnerId }: Seat, deviceId: string) {
  return differingValues(record, learnerId, 'attendance', deviceId).map(({ value, ...whose }) => ({
    ...whose,
    status: isAttendanceStatus(value) ? value : null,
  }));
}
