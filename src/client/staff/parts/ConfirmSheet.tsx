import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './ConfirmSheet.module.css';

/** Asks once more before something that others notice, and says what they will see. */
export function ConfirmSheet({
  title,
  deed,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  /** The verb on the button that does it. */
  deed: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('staff');
  return (
    <Sheet title={title} onClose={onClose}>
      <div className={styles.said}>{children}</div>
      <div className={styles.deeds}>
        <Button size="staff" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button size="staff" look="primary" onClick={onConfirm}>
          {deed}
        </Button>
      </div>
    </Sheet>
  );
}
