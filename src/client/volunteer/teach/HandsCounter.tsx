import { useTranslation } from 'react-i18next';
import { handsField, wholeClass } from '../../../domain/registers.ts';
import type { Check, Lesson } from '../../../domain/lessons/lesson.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { countHand, settleHands } from '../../store/actions/count-in-class.ts';
import { countIn } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { usePhone, useRecording } from '../phone-context.ts';
import styles from './Counter.module.css';
import { CountRow } from './CountRow.tsx';

type HandsCounterProps = {
  readonly openClass: OpenClass;
  readonly lesson: Lesson;
  readonly check: Check;
  readonly keep: (deed: () => Promise<void>) => Promise<void>;
};

/** Hands raised for each choice. Two helpers may count the same room; where they differ, one tap settles it. */
export function HandsCounter({ openClass, lesson, check, keep }: HandsCounterProps) {
  const { t } = useTranslation('teach');
  const { city } = usePhone();
  const recording = useRecording();
  const { record } = openClass;
  return (
    <section className={styles.counter} data-tone="hands">
      <h2>
        <Icon name="persons" />
        {t('hands.title')}
      </h2>
      <ol className={styles.rows}>
        {check.choices.map(({ choiceId, text }, index) => {
          const field = handsField(lesson, check.checkId, choiceId);
          const { conflict, heads } = record.read(wholeClass, field);
          const count = countIn(record, field);
          const add = (by: 1 | -1) => void keep(() => countHand(recording, openClass, field, by));
          return (
            <li key={choiceId}>
              <CountRow
                label={
                  <span lang="ja">
                    {index + 1}. <SentenceText sentence={text} cityValues={city.settings} />
                  </span>
                }
                spoken={t('hands.choice', { number: index + 1 })}
                count={count}
                onAdd={() => add(1)}
                onTakeBack={count === null ? null : () => add(-1)}
              />
              {conflict && (
                <div className={styles.settle}>
                  <p>{t('hands.twoCounts')}</p>
                  {[...new Set(heads.map(({ value }) => value))].map((value) => (
                    <Button
                      key={String(value)}
                      onClick={() =>
                        void keep(() => settleHands(recording, openClass, field, Number(value)))
                      }
                    >
                      {t('hands.people', { count: Number(value) })}
                    </Button>
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
