import { useTranslation } from 'react-i18next';
import styles from './PracticeBand.module.css';

/** Stands over every practice and does not scroll away: nothing here is real. */
export function PracticeBand() {
  const { t } = useTranslation('practice');
  return (
    <p className={styles.band} role="status">
      <span>{t('band')}</span> <span>{t('bandMore')}</span>
    </p>
  );
}
