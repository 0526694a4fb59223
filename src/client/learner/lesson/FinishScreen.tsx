import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { lessonAfter } from '../../../domain/lessons/progress.ts';
import { civilDateOf } from '../../../domain/time.ts';
import { keepCompletedLesson } from '../../store/actions/keep-progress.ts';
import { askToKeep, browserStorage } from '../../store/kept-storage.ts';
import { readCity } from '../../store/queries/city.ts';
import { countPracticeDays } from '../../store/queries/learning.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import type { LessonDownload } from '../lesson-download.ts';
import { Stamp } from '../Stamp.tsx';
import styles from './FinishScreen.module.css';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';

const PracticeOffer = lazy(async () => ({
  default: (await import('../practice/PracticeOffer.tsx')).PracticeOffer,
}));

/** Where the days are counted until the city has said its own time zone. */
const timeZoneOfJapan = 'Asia/Tokyo';

type FinishScreenProps = { lesson: Lesson; download: LessonDownload };

/** The lesson is completed: what one can do now, the day's stamp, and what may come next. */
export function FinishScreen({ lesson, download }: FinishScreenProps) {
  const { t } = useTranslation(['learner', 'ui']);
  const { learner, library, now } = useServices();
  const dayCount = useLive(() => countPracticeDays(learner), [learner]);
  const city = useLive(() => readCity(library), [library]);
  const title = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const keep = async () => {
      const { packId, lessonId, steps } = lesson;
      const at = now();
      const timeZone = (await readCity(library))?.timeZone ?? timeZoneOfJapan;
      await keepCompletedLesson(
        learner,
        { packId, lessonId, stepId: steps.at(-1)?.stepId ?? '', at },
        civilDateOf(at, timeZone),
      );
      await askToKeep(learner, browserStorage(), 'lesson', at);
    };
    void keep();
    title.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [lesson, learner, library, now]);

  const lessons = download.shelf?.flatMap((pack) => pack.lessons) ?? [];
  const next = lessonAfter(
    lessons.filter(({ isHere }) => isHere),
    lesson,
  );
  const nextTitle = lessons.find(
    (entry) => entry.packId === next?.packId && entry.lessonId === next.lessonId,
  )?.title;

  return (
    <Page
      bar={
        <BottomBar kind={next ? 'steps' : undefined}>
          <ButtonLink to={paths.home} look={next ? 'plain' : 'primary'}>
            {t('finish.home')}
          </ButtonLink>
          {next && (
            <ButtonLink
              to={paths.lesson(next.packId, next.lessonId)}
              look="primary"
              iconAfter="next"
            >
              {t('ui:next')}
            </ButtonLink>
          )}
        </BottomBar>
      }
    >
      <h1 className={styles.title} tabIndex={-1} ref={title}>
        {t('finish.title')}
      </h1>
      <Card aria-labelledby="goal">
        <h2 id="goal" className={styles.kicker}>
          {t('finish.goal')}
        </h2>
        <p className={styles.goal} lang="ja">
          <SentenceText sentence={lesson.goal} cityValues={city?.settings ?? {}} />
        </p>
      </Card>
      {dayCount !== undefined && dayCount > 0 && (
        <Card aria-labelledby="stamp">
          <div className={styles.stamp}>
            <Stamp day={dayCount - 1} />
            <div>
              <h2 id="stamp">{t('finish.stamp')}</h2>
              <Note>{t('finish.stampNote', { number: dayCount })}</Note>
            </div>
          </div>
        </Card>
      )}
      {nextTitle !== undefined && (
        <section aria-labelledby="next">
          <h2 id="next" className={styles.kicker}>
            {t('finish.next')}
          </h2>
          <p className={styles.goal} lang="ja">
            {nextTitle}
          </p>
        </section>
      )}
      <Note>{t('finish.rest')}</Note>
      <Suspense>
        <PracticeOffer {...lesson} />
      </Suspense>
    </Page>
  );
}
