import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendanceCounts } from '../../../domain/attendance.ts';
import styles from './RollCounts.module.css';

/** The sums of the marks, each with its word. */
export function RollCounts({ counts, unmarked }: { counts: AttendanceCounts; unmarked: number }) {
  const { t } = useTranslation('volunteer');
  return (
    <dl className={styles.counts}>
      <Count word={t('roll.mark.present')} count={counts.present} />
      <Count word={t('roll.mark.late')} count={counts.late} />
      <Count word={t('roll.excusedShort')} count={counts.excused} />
      <Count word={t('roll.mark.absent')} count={counts.absent} />
      <Count word={t('roll.mark.none')} count={unmarked} />
    </dl>
  );
}

const Count = memo(function Count({ word, count }: { word: string; count: number }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{count}</dd>
    </div>
  );
});
