import type { Step } from '../../../domain/lessons/lesson.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Card.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { Blocks } from '../Blocks.tsx';
import { DrawnStep } from './DrawnStep.tsx';
import type { LessonViewProps } from './LessonView.tsx';
import { ListenButton } from './ListenButton.tsx';
import { SentenceText } from '../SentenceText.tsx';
import styles from './ReadingStep.module.css';

type ReadingStepProps = LessonViewProps & { step: Step };

/** A step to read and look at: one sentence, きく, one picture, and what else there is to know. */
export function ReadingStep(props: ReadingStepProps) {
  const { step, cityValues, family, listen, t, handlers, sentenceRef } = props;
  const isPhone = step.picture?.[family].device === 'phone';
  return (
    <>
      <h1 className={styles.sentence} lang="ja" tabIndex={-1} ref={sentenceRef}>
        <SentenceText sentence={step.sentence} cityValues={cityValues} />
      </h1>
      <div className={styles.tools}>
        {listen === 'silent' ? (
          <Note>{t('lesson.noVoice')}</Note>
        ) : (
          <ListenButton look="soft" listen={listen} t={t} onListen={handlers.onListen} />
        )}
        {isPhone && (
          <Button look="quiet" className={styles.family} onClick={handlers.onChangePicture}>
            <Icon name="phone" />
            {t(`lesson.picture.${family}`)}
            <VisuallyHidden>{t('lesson.pictureChange')}</VisuallyHidden>
          </Button>
        )}
      </div>
      <DrawnStep {...props} />
      <Blocks blocks={step.blocks} cityValues={cityValues} />
    </>
  );
}
