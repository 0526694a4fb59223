import { useTranslation } from 'react-i18next';
import type { Headcount } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './HeadcountPage.module.css';

type HeadcountRowProps = {
  readonly headcount: Headcount;
  readonly onCount: (people: number) => void;
};

/** One age with its number and a button either side; where two phones counted differently, both numbers. */
export function HeadcountRow({ headcount, onCount }: HeadcountRowProps) {
  const { t } = useTranslation('roll');
  const { ageBand, count, counts } = headcount;
  const age = t(`person.value.${ageBand}`);
  return (
    <>
      <div className={styles.row}>
        <span className={styles.age}>{age}</span>
        <button
          type="button"
          aria-label={t('headcount.less', { age })}
          aria-disabled={count === 0}
          onClick={() => count > 0 && onCount(count - 1)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <output>{t('headcount.people', { count })}</output>
        <button
          type="button"
          aria-label={t('headcount.more', { age })}
          onClick={() => onCount(count + 1)}
        >
          <Icon name="plus" />
        </button>
      </div>
      {counts.length > 1 && (
        <div className={styles.differing}>
          <p>{t('headcount.differing')}</p>
          {counts.map((people) => (
            <Button key={people} onClick={() => onCount(people)}>
              {t('headcount.people', { count: people })}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
