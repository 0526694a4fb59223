import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { masteryLevels, type Mastery } from '../../../domain/comprehension.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './MasteryRow.module.css';

type MasteryRowProps = {
  readonly seat: number;
  readonly mastery: Mastery | null;
  /** Two phones judged differently; choosing settles it. */
  readonly conflict: boolean;
  /** Staff have closed the class: what was chosen is read, not changed. */
  readonly locked: boolean;
  readonly onChoose: (mastery: Mastery | null) => void;
};

/** One learner and three buttons; the chosen one again takes it back. */
export function MasteryRow({ seat, mastery, conflict, locked, onChoose }: MasteryRowProps) {
  const { t } = useTranslation('volunteer');
  const nameId = useId();
  return (
    <div className={styles.row} role="group" aria-labelledby={nameId}>
      <span id={nameId} className={styles.seat}>
        {t('mastery.seat', { seat })}
        {conflict && <span className={styles.two}>{t('roll.twoMarks')}</span>}
      </span>
      {masteryLevels.map((level) => {
        const chosen = mastery === level && !conflict;
        return (
          <button
            key={level}
            type="button"
            className={styles.level}
            data-level={level}
            aria-pressed={chosen}
            aria-disabled={locked}
            onClick={() => !locked && onChoose(chosen ? null : level)}
          >
            {chosen && <Icon name="check" />}
            {t(`mastery.level.${level}`)}
          </button>
        );
      })}
    </div>
  );
}
