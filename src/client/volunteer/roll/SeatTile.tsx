import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendanceStatus } from '../../../domain/attendance.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import styles from './SeatTile.module.css';

type SeatTileProps = {
  readonly seat: number;
  readonly learnerId: string;
  readonly status: AttendanceStatus | null;
  /** Two phones marked differently; the tile says so instead of either mark. */
  readonly conflict: boolean;
  readonly walkIn: boolean;
  readonly onPress: (learnerId: string) => void;
};

const iconByStatus: Record<AttendanceStatus, IconName | null> = {
  present: 'check',
  late: 'clock',
  excused: 'tel',
  absent: 'close',
};

/** One seat: its number large, its mark as a word, a sign and a colour. Redrawn only when its own mark changes. */
export const SeatTile = memo(function SeatTile(props: SeatTileProps) {
  const { seat, learnerId, status, conflict, walkIn, onPress } = props;
  const { t } = useTranslation('volunteer');
  const icon = status && !conflict ? iconByStatus[status] : null;
  return (
    <button
      type="button"
      className={styles.tile}
      data-mark={conflict ? 'two' : (status ?? 'none')}
      data-walk-in={walkIn ? '' : undefined}
      onClick={() => onPress(learnerId)}
    >
      <span className={styles.number}>
        <span className={styles.hidden}>{walkIn ? t('roll.walkInSeat') : t('roll.seat')}</span>
        {seat}
      </span>
      <span className={styles.word}>
        {icon && <Icon name={icon} />}
        {conflict
          ? t('roll.twoMarks')
          : t(status === 'excused' ? 'roll.excusedShort' : `roll.mark.${status ?? 'none'}`)}
      </span>
      {walkIn && <span className={styles.walkIn}>{t('roll.walkIn')}</span>}
    </button>
  );
});
