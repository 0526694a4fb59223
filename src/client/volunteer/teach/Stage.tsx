import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import {
  phoneFamilies,
  type Check,
  type PhoneFamily,
  type Step,
} from '../../../domain/lessons/lesson.ts';
import { Blocks } from '../../lesson-parts/Blocks.tsx';
import { LessonPicture } from '../../lesson-parts/phone/LessonPicture.tsx';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './Stage.module.css';

type StageProps = {
  readonly step: Step;
  readonly family: PhoneFamily;
  /** For those who sit far away. */
  readonly isLarge: boolean;
  readonly sentenceRef: Ref<HTMLHeadingElement>;
};

/** What everybody looks at: the step's sentence, its picture, its question. */
export function Stage({ step, family, isLarge, sentenceRef }: StageProps) {
  const { city } = usePhone();
  const cityValues = city.settings;
  const picture = step.picture?.[family];
  return (
    <div className={styles.stage} data-large={isLarge ? '' : undefined} lang="ja">
      <h1 className={styles.sentence} tabIndex={-1} ref={sentenceRef}>
        <SentenceText sentence={step.sentence} cityValues={cityValues} />
      </h1>
      <div className={styles.below}>
        {picture && (
          <div className={styles.picture}>
            <LessonPicture picture={picture} family={family} hand="right" />
          </div>
        )}
        {(step.blocks.length > 0 || step.check) && (
          <div className={styles.words}>
            {step.check?.message && (
              <blockquote className={styles.message}>
                <small>{step.check.message.from}</small>
                {step.check.message.text}
              </blockquote>
            )}
            <Blocks blocks={step.blocks} cityValues={cityValues} />
            {step.check && <Question check={step.check} />}
          </div>
        )}
      </div>
    </div>
  );
}

/** The choices with their numbers; the answer with its reasons only when it is asked for. */
function Question({ check }: { check: Check }) {
  const { t } = useTranslation('teach');
  const { city } = usePhone();
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <ol className={styles.choices}>
        {check.choices.map(({ choiceId, text, why }, index) => {
          const isRight = isShown && check.correctChoiceIds.includes(choiceId);
          return (
            <li key={choiceId} data-right={isRight ? '' : undefined}>
              <span className={styles.mark}>{isRight ? <Icon name="check" /> : index + 1}</span>
              <span>
                <SentenceText sentence={text} cityValues={city.settings} />
                {isShown && (
                  <span className={styles.why}>
                    <SentenceText sentence={why} cityValues={city.settings} />
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <Button look="soft" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
        {t(isShown ? 'question.hide' : 'question.show')}
      </Button>
    </>
  );
}

type PictureChoiceProps = {
  readonly step: Step;
  readonly family: PhoneFamily;
  readonly onFamily: (family: PhoneFamily) => void;
};

/** Whose phone is drawn; hidden where the step has no picture of a phone. */
export function PictureChoice({ step, family, onFamily }: PictureChoiceProps) {
  const { t } = useTranslation('teach');
  if (step.picture?.[family].device !== 'phone') return null;
  return (
    <div className={styles.families} role="group" aria-label={t('picture')}>
      <span className={styles.label} aria-hidden="true">
        {t('picture')}
      </span>
      {phoneFamilies.map((one) => (
        <button
          key={one}
          type="button"
          className={styles.family}
          aria-pressed={one === family}
          onClick={() => onFamily(one)}
        >
          {t(`family.${one}`)}
        </button>
      ))}
    </div>
  );
}
