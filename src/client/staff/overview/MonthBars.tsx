import { useTranslation } from 'react-i18next';
import { useDates } from '../frame/signed-in.ts';
import type { MonthPoint } from './months.ts';
import { Bar } from './Bar.tsx';
import styles from './Bar.module.css';

/** The months one under the other, for narrow screens and doubled text; only those of which something has come. */
export function MonthBars({ points }: { points: readonly MonthPoint[] }) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const greatest = Math.max(1, ...points.map((point) => point.attendees ?? 0));
  return (
    <ul className={styles.rows}>
      {points.map(
        ({ month, attendees, part }) =>
          attendees !== null && (
            <li key={month}>
              <span className={styles.name}>{dates.month(month)}</span>
              <Bar share={attendees / greatest} part={part} />
              <span className={styles.words}>
                {t('people', { n: attendees })}
                {part && t('months.partMark')}
              </span>
            </li>
          ),
      )}
    </ul>
  );
}
