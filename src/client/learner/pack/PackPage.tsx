import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Link } from '../../ui/Link.tsx';
import { paths } from '../../app/paths.ts';
import { isSameLesson, isUnderWay, type LessonProgress } from '../../../domain/lessons/progress.ts';
import { readProgress } from '../../store/queries/learning.ts';
import { isAllHere, type ShelvedLesson } from '../../../protocol/shelf.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import { DownloadStatus } from '../home/DownloadStatus.tsx';
import type { LessonDownload } from '../lesson-download.ts';
import { PackPicture } from '../PackPicture.tsx';
import { SampleChip } from '../SampleChip.tsx';
import { useTitle } from '../use-title.ts';
import styles from './PackPage.module.css';

/** The lessons of a pack, in the order in which they are taught. */
export function PackPage({ download }: { download: LessonDownload }) {
  const { t } = useTranslation(['learner', 'ui']);
  const { packId } = useParams();
  const { learner } = useServices();
  const progress = useLive(() => readProgress(learner), [learner]);
  const { shelf } = download;
  const pack = shelf?.find((candidate) => candidate.packId === packId);
  useTitle(pack?.title.replaceAll('\u200b', '') ?? null);
  return (
    <Page
      top={<BackLink fallback={paths.home} />}
      bar={
        <BottomBar stay>
          <ButtonLink to={paths.help} look="help" iconBefore="lifebuoy">
            {t('home.help')}
          </ButtonLink>
        </BottomBar>
      }
    >
      {pack && (
        <h1 className={styles.title}>
          <PackPicture name={pack.picture} />
          <span lang="ja">{pack.title}</span>
        </h1>
      )}
      {shelf && !pack && <h1>{t('ui:notFound.title')}</h1>}
      <SampleChip />
      {!isAllHere(shelf) && <DownloadStatus download={download} />}
      {pack && progress && (
        <ol className={styles.lessons}>
          {pack.lessons.map((lesson) => (
            <li key={lesson.lessonId}>
              <LessonCard
                lesson={lesson}
                progress={progress.find((row) => isSameLesson(row, lesson)) ?? null}
              />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

type LessonCardProps = { lesson: ShelvedLesson; progress: LessonProgress | null };

function LessonCard({ lesson, progress }: LessonCardProps) {
  const { t } = useTranslation('learner');
  const words = (
    <>
      <span className={styles.name} lang="ja">
        {lesson.title}
      </span>
      <span className={styles.about}>
        <span>{t('pack.steps', { number: lesson.stepCount })}</span>
        <span>{t('pack.minutes', { minutes: lesson.minutes })}</span>
      </span>
      <LessonState isHere={lesson.isHere} progress={progress} />
    </>
  );
  return lesson.isHere ? (
    <Link className={styles.lesson} to={paths.lesson(lesson.packId, lesson.lessonId)}>
      {words}
    </Link>
  ) : (
    <div className={styles.lesson} data-away="">
      {words}
    </div>
  );
}

function LessonState({ isHere, progress }: { isHere: boolean; progress: LessonProgress | null }) {
  const { t } = useTranslation('learner');
  if (!isHere) return <Chip tone="plain">{t('pack.notHere')}</Chip>;
  if (progress === null) return <Chip tone="plain">{t('pack.notYet')}</Chip>;
  return isUnderWay(progress) ? (
    <Chip tone="sample" icon="flag">
      {t('pack.underWay')}
    </Chip>
  ) : (
    <Chip icon="check">{t('pack.done')}</Chip>
  );
}
