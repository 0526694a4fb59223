import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { plainText, type Lesson, type Step } from '../../../domain/lessons/lesson.ts';
import { decodeCard, normalizeCardCode } from '../../../domain/lessons/three-lines.ts';
import { civilDateOf } from '../../../domain/time.ts';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { keepCard } from '../../store/actions/keep-card.ts';
import { readCards, readLessonByNumber } from '../../store/queries/cards.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { readableDate } from '../../ui/dates.ts';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import { browserSpeech } from '../../lesson-parts/lesson-view/browser-speech.ts';
import { spokenPhrases } from '../../lesson-parts/lesson-view/spoken-phrases.ts';
import { useListening } from '../../lesson-parts/lesson-view/use-listening.ts';
import { useCity } from '../use-city.ts';
import { useTitle } from '../use-title.ts';
import styles from './CardPage.module.css';
import { MoreCards } from './MoreCards.tsx';
import { PrintedCard } from './PrintedCard.tsx';

const timeZoneOfJapan = 'Asia/Tokyo';

/** 忘れた手順カード: only the three things done in a class, giant. `/card` shows the newest, `/card/:code` keeps one. */
export function CardPage() {
  const { t } = useTranslation(['card', 'ui']);
  const { code: address } = useParams();
  const { learner, library, now } = useServices();
  const cards = useLive(() => readCards(learner), [learner]);
  useTitle(t('title'));
  const asked = address === undefined ? null : normalizeCardCode(address);
  const isRight = asked !== null && decodeCard(asked).ok;
  useEffect(() => {
    if (asked !== null && isRight) void keepCard(learner, asked, now());
  }, [asked, isRight, learner, now]);

  const shown = isRight ? asked : asked === null ? cards?.[0]?.code : undefined;
  const lines = shown === undefined ? null : decodeCard(shown);
  const number = lines?.ok ? lines.value.lesson : null;
  const lesson = useLive(
    async () => (number === null ? null : readLessonByNumber(library, number)),
    [library, number],
  );
  if (cards === undefined || lesson === undefined) return null;
  const more = <MoreCards cards={cards.filter(({ code }) => code !== shown)} />;

  if (shown === undefined || !lines?.ok || !lesson) {
    const why = shown === undefined ? (asked === null ? 'none' : 'wrong') : 'notHere';
    return (
      <Page top={<BackLink fallback={paths.home} />}>
        <h1>{t('title')}</h1>
        <Card>
          <h2>{t(`${why}.title`)}</h2>
          <p>{t(`${why}.body`)}</p>
        </Card>
        {more}
      </Page>
    );
  }
  const keptAt = cards.find(({ code }) => code === shown)?.keptAt ?? null;
  return (
    <ThreeLines
      key={shown}
      code={shown}
      lesson={lesson}
      steps={lines.value.steps.flatMap((at) => lesson.steps[at] ?? [])}
      keptAt={keptAt}
    >
      {more}
    </ThreeLines>
  );
}

type ThreeLinesProps = {
  readonly code: string;
  readonly lesson: Lesson;
  readonly steps: readonly Step[];
  readonly keptAt: number | null;
  readonly children: ReactNode;
};

function ThreeLines({ code, lesson, steps, keptAt, children }: ThreeLinesProps) {
  const { t, i18n } = useTranslation('card');
  const city = useCity();
  const [speech] = useState(browserSpeech);
  const listening = useListening(speech);
  const cityValues = city?.settings ?? {};
  const day =
    keptAt === null
      ? null
      : readableDate(civilDateOf(keptAt, city?.timeZone ?? timeZoneOfJapan), i18n.language);
  const phrases = steps.flatMap(({ stepId, sentence }, index) => [
    `${String(index + 1)}。`,
    ...spokenPhrases({ stepId, sentence, blocks: [] }, null, cityValues),
  ]);
  return (
    <>
      <div className={styles.screen}>
        <Page
          top={
            <div className={styles.top}>
              <BackLink fallback={paths.home} />
              <Button onClick={() => print()}>{t('print')}</Button>
            </div>
          }
          bar={
            <BottomBar>
              {listening.state === 'silent' ? (
                <p>{t('noVoice')}</p>
              ) : (
                <Button
                  look="primary"
                  iconBefore={listening.state === 'speaking' ? 'stop' : 'speaker'}
                  onClick={() => listening.toggle(phrases)}
                >
                  {t(listening.state === 'speaking' ? 'stop' : 'listen', { count: steps.length })}
                </Button>
              )}
            </BottomBar>
          }
        >
          <div>
            {day !== null && <p className={styles.day}>{t('doneOn', { day })}</p>}
            <h1 lang="ja">{plainText(lesson.title)}</h1>
          </div>
          <ol className={styles.lines} lang="ja">
            {steps.map(({ stepId, sentence }, index) => (
              <li key={stepId}>
                <b aria-hidden="true">{index + 1}</b>
                <span>
                  <SentenceText sentence={sentence} cityValues={cityValues} />
                </span>
              </li>
            ))}
          </ol>
          {children}
        </Page>
      </div>
      <PrintedCard code={code} lesson={lesson} steps={steps} day={day} city={city} />
    </>
  );
}
