import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { suggestLesson, type LessonProgress } from '../../../domain/lessons/progress.ts';
import { readLesson, type ShelvedPack } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { PackPicture } from '../PackPicture.tsx';
import styles from './TodayCard.module.css';

type TodayCardProps = {
  shelf: readonly ShelvedPack[];
  progress: readonly LessonProgress[];
};

/** The one thing to do today, with the one main button. */
export function TodayCard({ shelf, progress }: TodayCardProps) {
  const { t } = useTranslation('learner');
  const { library } = useServices();
  const here = shelf.flatMap((pack) => pack.lessons.filter(({ isHere }) => isHere));
  const suggested = suggestLesson(here, progress);
  const { packId = '', lessonId = '', stepId = null, why = 'start' } = suggested ?? {};
  const lesson = useLive(() => readLesson(library, packId, lessonId), [library, packId, lessonId]);
  const pack = shelf.find((candidate) => candidate.packId === packId);
  const entry = pack?.lessons.find((candidate) => candidate.lessonId === lessonId);
  if (!pack || !entry) return null;

  const stepIndex = lesson?.ok
    ? lesson.value.steps.findIndex((step) => step.stepId === stepId)
    : -1;
  return (
    <Card tone="main" aria-labelledby="today">
      <div className={styles.row}>
        <span className={styles.picture}>
          <PackPicture name={pack.picture} />
        </span>
        <h2 className={styles.title}>
          <span id="today" className={styles.kicker}>
            {t('home.today')}
          </span>
          <span lang="ja">{entry.title}</span>
        </h2>
      </div>
      <ButtonLink
        to={paths.lesson(packId, lessonId)}
        look="primary"
        wide
        iconAfter="next"
        className={styles.go}
      >
        {t(`home.${why}`)}
        {why === 'continue' && stepIndex >= 0 && (
          <span className={styles.step}>
            {' '}
            {t('home.stepOf', { step: stepIndex + 1, total: entry.stepCount })}
          </span>
        )}
      </ButtonLink>
    </Card>
  );
}
