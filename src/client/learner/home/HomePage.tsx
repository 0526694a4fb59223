import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { suggestLesson } from '../../../domain/lessons/progress.ts';
import type { HomeFacts } from '../../../protocol/pages/page-facts.ts';
import { isNothingHere, lessonsToOffer } from '../../../protocol/shelf.ts';
import { countPracticeDays, readProgress } from '../../store/queries/learning.ts';
import { readStepToGoOn } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Scene } from '../../ui/Scene.tsx';
import type { LessonDownload } from '../lesson-download.ts';
import { useOpening } from '../opening.ts';
import { SampleChip } from '../SampleChip.tsx';
import { useCity } from '../use-city.ts';
import { useTitle } from '../use-title.ts';
import { CardLink } from './CardLink.tsx';
import { DownloadStatus } from './DownloadStatus.tsx';
import styles from './HomePage.module.css';
import { PackCards } from './PackCards.tsx';
import { StampCard } from './StampCard.tsx';
import { TodayCard } from './TodayCard.tsx';

/** Where every visit begins: one thing to practise today, everything else below it. */
export function HomePage({ download }: { download: LessonDownload }) {
  const { t } = useTranslation('learner');
  const { learner, library, practice } = useServices();
  useTitle('');
  useEffect(() => {
    // After the lessons, and not at all where the phone saves data.
    if (download.state !== 'complete') return;
    void practice()
      .then(({ refresh }) => refresh())
      .catch(() => {});
  }, [download.state, practice]);
  const known = useKnownOfHome();
  const progress = useLive(() => readProgress(learner), [learner], known?.progress);
  const dayCount = useLive(() => countPracticeDays(learner), [learner], known?.dayCount);
  const { shelf } = download;
  // Lessons arrive several at once: on a first visit the one that stands there keeps its place meanwhile.
  const isArriving = download.state === 'running' && known !== null && isNothingHere(known.shelf);
  const offered =
    shelf && (isArriving ? shelf.flatMap(({ lessons }) => lessons) : lessonsToOffer(shelf));
  const suggested = offered && progress ? suggestLesson(offered, progress) : null;
  const step = useLive(
    () => readStepToGoOn(library, suggested),
    [library, suggested?.stepId],
    known?.step,
  );
  return (
    <Page
      top={<Hero />}
      bar={
        <BottomBar stay>
          <ButtonLink to={paths.help} look="help" iconBefore="lifebuoy">
            {t('home.help')}
          </ButtonLink>
        </BottomBar>
      }
    >
      {shelf && suggested && step !== undefined && (
        <TodayCard shelf={shelf} suggested={suggested} step={step} />
      )}
      <DownloadStatus download={download} />
      <SampleChip />
      {shelf && progress && <PackCards shelf={shelf} progress={progress} />}
      {shelf && <CardLink />}
      {dayCount !== undefined && shelf && <StampCard dayCount={dayCount} />}
    </Page>
  );
}

function useKnownOfHome(): HomeFacts | null {
  const opened = useOpening()?.opened;
  return opened?.page === 'home' ? opened.known : null;
}

function Hero() {
  const { t } = useTranslation('learner');
  const city = useCity();
  return (
    <div className={styles.hero}>
      <div className={styles.inside}>
        <div className={styles.top}>
          <p className={styles.name}>
            {t('home.name')}
            {city && <span>{city.name}</span>}
          </p>
          <ButtonLink className={styles.settings} to={paths.settings} iconBefore="letters">
            {t('home.settings')}
          </ButtonLink>
        </div>
        <h1>
          {t('home.greeting')}
          <br />
          {t('home.greetingMore')}
        </h1>
      </div>
      <div className={styles.scene}>
        <Scene />
      </div>
    </div>
  );
}
