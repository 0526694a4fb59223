import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import {
  plainText,
  type Lesson,
  type Sentence,
  type Step,
} from '../../../domain/lessons/lesson.ts';
import { printedCardCode } from '../../../domain/lessons/three-lines.ts';
import { cityPhoneSetting, type City } from '../../../protocol/city.ts';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { QrPicture } from '../../ui/QrPicture.tsx';
import { Scene } from '../../ui/Scene.tsx';
import { cityPhoneFallback, telephoneRows } from '../help/telephone-numbers.ts';
import styles from './PrintedCard.module.css';

type PrintedCardProps = {
  readonly code: string;
  readonly lesson: Lesson;
  readonly steps: readonly Step[];
  readonly day: string | null;
  readonly city: City | null;
};

/** Letters that two lines of the largest print hold, broken between phrases. */
const lettersOfTwoLines = 19;
const isLong = (sentence: Sentence) =>
  plainText(sentence).replaceAll(/[ \u200b]/g, '').length > lettersOfTwoLines;

/** The card on A5 paper, for the door of the refrigerator; seen in print only. */
export function PrintedCard({ code, lesson, steps, day, city }: PrintedCardProps) {
  const { t } = useTranslation(['card', 'learner']);
  const cityPhone = city?.settings[cityPhoneSetting] ?? cityPhoneFallback;
  const numbers = telephoneRows(cityPhone).filter(
    ({ id }) => id === 'city' || id === 'policeAdvice',
  );
  return (
    <div className={styles.sheet} aria-hidden="true">
      <div className={styles.scene}>
        <Scene />
      </div>
      <div className={styles.head}>
        <p className={styles.title}>{plainText(lesson.title)}</p>
        <p>{day !== null && t('classOf', { day })}</p>
      </div>
      <ol className={styles.lines}>
        {steps.map(({ stepId, sentence }, index) => (
          <li key={stepId} data-long={isLong(sentence) ? '' : undefined}>
            <b>{index + 1}</b>
            <span>
              <SentenceText sentence={sentence} cityValues={city?.settings ?? {}} />
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <div>
          <p className={styles.help}>{t('learner:help.title')}</p>
          {numbers.map(({ id, number }) => (
            <p key={id}>
              <b>{number}</b>{' '}
              {id === 'city'
                ? city
                  ? t('learner:help.city', { name: city.name })
                  : t('learner:help.cityUnknown')
                : t(`learner:help.${id}`)}
            </p>
          ))}
          <p>{t('footer', { code: printedCardCode(code) })}</p>
        </div>
        <QrPicture text={`${location.origin}${paths.cardOf(code)}`} label={t('qr')} />
      </div>
    </div>
  );
}
