import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import styles from './UndoBar.module.css';

/** Says what was just done and takes it back; stays until the next mark, never leaves by itself. */
export function UndoBar({ said, onUndo }: { said: string; onUndo: () => void }) {
  const { t } = useTranslation('volunteer');
  return (
    <div className={styles.bar}>
      <p aria-live="polite">{said}</p>
      <button type="button" onClick={onUndo}>
        <Icon name="undo" />
        {t('roll.undo')}
      </button>
    </div>
  );
}
