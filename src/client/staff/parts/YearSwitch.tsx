import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { useDates } from '../frame/signed-in.ts';
import styles from './YearSwitch.module.css';

/** One fiscal year back or on; after the present one there is nothing to see. */
export function YearSwitch({
  year,
  latest,
  onChoose,
}: {
  year: number;
  latest: number;
  onChoose: (year: number) => void;
}) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const atLatest = year >= latest;
  return (
    <fieldset className={styles.switch} aria-label={t('year.label')}>
      <button
        type="button"
        aria-label={t('year.before', { year: dates.fiscalYear(year - 1) })}
        onClick={() => onChoose(year - 1)}
      >
        <Icon name="back" />
      </button>
      <b aria-live="polite">{dates.fiscalYear(year)}</b>
      <button
        type="button"
        aria-label={
          atLatest ? t('year.none') : t('year.after', { year: dates.fiscalYear(year + 1) })
        }
        aria-disabled={atLatest}
        onClick={() => !atLatest && onChoose(year + 1)}
      >
        <Icon name="next" />
      </button>
    </fieldset>
  );
}
