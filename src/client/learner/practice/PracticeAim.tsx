import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../../domain/lessons/lesson.ts';
import { ListenButton } from '../../lesson-parts/lesson-view/ListenButton.tsx';
import type { ListenState } from '../../lesson-parts/lesson-view/LessonView.tsx';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './PracticeAim.module.css';

type PracticeAimProps = {
  goal: Sentence;
  cityValues: Readonly<Record<string, string>>;
  listen: ListenState;
  onListen: () => void;
  onLeave: () => void;
};

/** Above the practice phone: the way out, きく, and what to do. A touch changes nothing of it. */
export const PracticeAim = memo(function PracticeAim(props: PracticeAimProps) {
  const { goal, cityValues, listen, onListen, onLeave } = props;
  const { t } = useTranslation('practice');
  const { t: learnerTexts } = useTranslation(['learner', 'ui']);
  return (
    <>
      <div className={styles.ways}>
        <Button look="quiet" iconBefore="close" onClick={onLeave}>
          {t('leave')}
        </Button>
        {listen !== 'silent' && (
          <ListenButton look="soft" listen={listen} t={learnerTexts} onListen={onListen} />
        )}
      </div>
      <h1 className={styles.goal} lang="ja" tabIndex={-1}>
        <VisuallyHidden>{t('goal')}</VisuallyHidden>
        <SentenceText sentence={goal} cityValues={cityValues} />
      </h1>
    </>
  );
});
