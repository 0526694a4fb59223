import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { readCity } from '../../store/queries/city.ts';
import { readPracticeDays, readProgress } from '../../store/queries/learning.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Scene } from '../../ui/Scene.tsx';
import type { LessonDownload } from '../lesson-download.ts';
import { SampleChip } from '../SampleChip.tsx';
import { useTitle } from '../use-title.ts';
import { DownloadStatus } from './DownloadStatus.tsx';
import styles from './HomePage.module.css';
import { PackCards } from './PackCards.tsx';
import { StampCard } from './StampCard.tsx';
import { TodayCard } from './TodayCard.tsx';

/** Where every visit begins: one thing to practise today, everything else below it. */
export function HomePage({ download }: { download: LessonDownload }) {
  const { t } = useTranslation('learner');
  const { learner } = useServices();
  useTitle('');
  const progress = useLive(() => readProgress(learner), [learner]);
  const days = useLive(() => readPracticeDays(learner), [learner]);
  const { shelf } = download;
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
      {shelf && progress && <TodayCard shelf={shelf} progress={progress} />}
      <DownloadStatus download={download} />
      <SampleChip />
      {shelf && progress && <PackCards shelf={shelf} progress={progress} />}
      {days && shelf && <StampCard dayCount={days.length} />}
    </Page>
  );
}

function Hero() {
  const { t } = useTranslation('learner');
  const { library } = useServices();
  const city = useLive(() => readCity(library), [library]);
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
