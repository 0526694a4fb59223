import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import styles from './CountRow.module.css';

type CountRowProps = {
  readonly label: ReactNode;
  /** What is counted, in the names of the two buttons. */
  readonly spoken: string;
  /** Null where nothing was counted, which is not 0. */
  readonly count: number | null;
  readonly onAdd: () => void;
  /** Null where this phone has nothing to take back. */
  readonly onTakeBack: (() => void) | null;
};

/** Something that is counted: one tap adds, one takes back. */
export function CountRow({ label, spoken, count, onAdd, onTakeBack }: CountRowProps) {
  const { t } = useTranslation('teach');
  return (
    <div className={styles.row}>
      <div className={styles.label}>{label}</div>
      <button
        type="button"
        className={styles.button}
        aria-label={t('count.takeBack', { what: spoken })}
        aria-disabled={onTakeBack === null}
        onClick={() => onTakeBack?.()}
      >
        <span aria-hidden="true">−</span>
      </button>
      <output className={styles.count} aria-label={spoken}>
        {count ?? '–'}
      </output>
      <button
        type="button"
        className={styles.button}
        aria-label={t('count.add', { what: spoken })}
        onClick={onAdd}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
