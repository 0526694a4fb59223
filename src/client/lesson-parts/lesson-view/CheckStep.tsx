import { Fragment } from 'react';
import type { Check, Choice, Step } from '../../../domain/lessons/lesson.ts';
import { Note } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Blocks } from '../Blocks.tsx';
import { DrawnStep } from './DrawnStep.tsx';
import type { LessonViewProps } from './LessonView.tsx';
import { SentenceText } from '../SentenceText.tsx';
import styles from './CheckStep.module.css';

type CheckStepProps = LessonViewProps & { step: Step; check: Check };

/** A question with a reason for every answer, right or wrong; there is no score and nothing red. */
export function CheckStep(props: CheckStepProps) {
  const { step, check, cityValues, chosenChoiceId, listen, t, sentenceRef } = props;
  const chosenIndex = check.choices.findIndex(({ choiceId }) => choiceId === chosenChoiceId);
  const chosen = check.choices[chosenIndex];
  return (
    <>
      <div>
        <p className={styles.kicker}>{t('lesson.check')}</p>
        <h1 className={styles.question} lang="ja" tabIndex={-1} ref={sentenceRef}>
          <SentenceText sentence={step.sentence} cityValues={cityValues} />
        </h1>
      </div>
      {check.message && (
        <blockquote className={styles.message} aria-label={t('lesson.message')} lang="ja">
          <small>{check.message.from}</small>
          <AddressableText text={check.message.text} />
        </blockquote>
      )}
      <DrawnStep {...props} />
      <Blocks blocks={step.blocks} cityValues={cityValues} />
      {chosen ? (
        <ChosenAnswer {...props} chosen={chosen} number={chosenIndex + 1} />
      ) : (
        <Choices {...props} />
      )}
      {listen === 'silent' && <Note>{t('lesson.noVoice')}</Note>}
    </>
  );
}

/** A message as it came; an address in it may break at its dots. */
function AddressableText({ text }: { text: string }) {
  return text.split(/(?<=[\w][./])(?=\w)/).map((piece, index) => (
    <Fragment key={`${String(index)}-${piece}`}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

function Choices({ check, cityValues, t, handlers }: CheckStepProps) {
  return (
    <ul className={styles.choices} aria-label={t('lesson.choices')} lang="ja">
      {check.choices.map(({ choiceId, text }, index) => (
        <li key={choiceId}>
          <button
            type="button"
            className={styles.choice}
            onClick={() => handlers.onChoose?.(choiceId)}
          >
            <span className={styles.mark}>{index + 1}</span>
            <span>
              <SentenceText sentence={text} cityValues={cityValues} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type ChosenAnswerProps = CheckStepProps & { chosen: Choice; number: number };

function ChosenAnswer({ check, chosen, number, cityValues, t, reasonRef }: ChosenAnswerProps) {
  const isRight = check.correctChoiceIds.includes(chosen.choiceId);
  const outcome = isRight ? 'right' : 'wrong';
  return (
    <div className={styles.answer} data-outcome={outcome}>
      <div className={styles.choice}>
        <span className={styles.mark}>{isRight ? <Icon name="check" /> : number}</span>
        <span>
          <small>{t('lesson.chosen')}</small>
          <span lang="ja">
            <SentenceText sentence={chosen.text} cityValues={cityValues} />
          </span>
        </span>
      </div>
      <section className={styles.reason}>
        <h2 tabIndex={-1} ref={reasonRef}>
          {t(`lesson.${outcome}`)}
        </h2>
        <p lang="ja">
          <SentenceText sentence={chosen.why} cityValues={cityValues} />
        </p>
      </section>
    </div>
  );
}
