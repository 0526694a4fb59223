import { useTranslation } from 'react-i18next';
import { signOf } from '../../../domain/actor-signs.ts';
import { isAttendanceStatus, type AttendanceStatus } from '../../../domain/attendance.ts';
import type { Seat } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './DifferingMarks.module.css';

type DifferingMarksProps = {
  readonly seat: Seat;
  readonly onSettle: (learnerId: string, status: AttendanceStatus | null) => void;
};

/** Two people's marks for one seat, each with whose it is; one tap on the right one settles it. */
export function DifferingMarks({ seat, onSettle }: DifferingMarksProps) {
  const { t } = useTranslation(['roll', 'volunteer']);
  const { deviceId } = usePhone();
  const titleId = `differing-${seat.learnerId}`;
  return (
    <Card tone="attention" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('differing.title', { seat: seat.seat })}</h2>
      <p>{t('differing.body')}</p>
      <div className={styles.marks}>
        {marksOf(seat, deviceId).map(({ status, isOurs, sign }) => (
          <Button key={status ?? 'none'} onClick={() => onSettle(seat.learnerId, status)}>
            {t(wordsOf(isOurs, sign), {
              sign,
              mark: t(`volunteer:roll.mark.${status ?? 'none'}`),
            })}
          </Button>
        ))}
      </div>
    </Card>
  );
}

/** Whose mark: the phone's, and the sign of who held it where several share it. */
function wordsOf(isOurs: boolean, sign: string | null) {
  if (sign === null) return isOurs ? 'differing.ours' : 'differing.theirs';
  return isOurs ? 'differing.oursBy' : 'differing.theirsBy';
}

/** Each differing mark once; ours first, and called ours where this phone made it. */
function marksOf({ attendance }: Seat, deviceId: string) {
  const ours = attendance.heads.filter((head) => head.deviceId === deviceId);
  const theirs = attendance.heads.filter((head) => head.deviceId !== deviceId);
  const markByStatus = new Map<AttendanceStatus | null, { isOurs: boolean; sign: string | null }>();
  for (const head of [...ours, ...theirs]) {
    const status = isAttendanceStatus(head.value) ? head.value : null;
    if (markByStatus.has(status)) continue;
    markByStatus.set(status, { isOurs: head.deviceId === deviceId, sign: signOf(head.actorId) });
  }
  return [...markByStatus].map(([status, mark]) => ({ status, ...mark }));
}
