import { useTranslation } from 'react-i18next';
import { Card, Note } from '../../ui/Card.tsx';
import { Stamp, StampPlace } from '../Stamp.tsx';
import styles from './StampCard.module.css';
import { stampRow } from '../../../domain/lessons/stamp-row.ts';

/** A stamp for each day of practice; nothing here ever counts down. */
export function StampCard({ dayCount }: { dayCount: number }) {
  const { t } = useTranslation('learner');
  const row = stampRow(dayCount);
  return (
    <Card aria-labelledby="stamps">
      <h2 id="stamps">{t('home.stamps')}</h2>
      <div className={styles.row}>
        {row.days.map((day) => (
          <Stamp key={day} day={day} />
        ))}
        {Array.from({ length: row.places }, (_, place) => (
          <StampPlace key={dayCount + place} />
        ))}
      </div>
      <Note>
        {dayCount === 0 ? t('home.stampsNone') : t('home.stampsCount', { number: dayCount })}
      </Note>
    </Card>
  );
}
