import { useTranslation } from 'react-i18next';
import type { PracticeGesture } from '../../../domain/lessons/scenario.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './GestureButtons.module.css';

export type Armed = { readonly gesture: PracticeGesture; readonly carried: string | null };

type GestureButtonsProps = {
  gestures: readonly PracticeGesture[];
  armed: Armed | null;
  onArm: (gesture: PracticeGesture) => void;
  onWholeScreen: () => void;
};

/** A button for each gesture of the scenario: chosen here, then made by pressing the place. */
export function GestureButtons({ gestures, armed, onArm, onWholeScreen }: GestureButtonsProps) {
  const { t } = useTranslation('practice');
  return (
    <details className={styles.more}>
      <summary>{t('gestures')}</summary>
      <p>{t('gesturesHow')}</p>
      <div className={styles.buttons}>
        {gestures.map((gesture) => (
          <Button
            key={gesture}
            look="soft"
            data-gesture={gesture}
            aria-pressed={armed?.gesture === gesture}
            onClick={() => onArm(gesture)}
          >
            {t(`made.${gesture}`)}
          </Button>
        ))}
      </div>
      {armed && armed.gesture !== 'drag' && (
        <Button wide onClick={onWholeScreen}>
          {t('onScreen')}
        </Button>
      )}
    </details>
  );
}
