import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import { Sheet } from './Sheet.tsx';

type ConfirmSheetProps = {
  readonly title: string;
  readonly body: string;
  /** What the button does, as a verb. */
  readonly deed: string;
  readonly icon?: IconName;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once before something that concerns more than one tap: what will happen, one button for it, one way out. */
export function ConfirmSheet({ title, body, deed, icon, onConfirm, onClose }: ConfirmSheetProps) {
  const { t } = useTranslation('ui');
  return (
    <Sheet title={title} onClose={onClose}>
      <p>{body}</p>
      <Button
        wide
        look="primary"
        iconBefore={icon}
        onClick={() => {
          onClose();
          onConfirm();
        }}
      >
        {deed}
      </Button>
      <Button wide look="quiet" onClick={onClose}>
        {t('cancel')}
      </Button>
    </Sheet>
  );
}
