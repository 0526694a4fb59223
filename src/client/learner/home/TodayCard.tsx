import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import type { SuggestedLesson } from '../../../domain/lessons/progress.ts';
import type { ShelvedPack } from '../../../protocol/shelf.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { PackPicture } from '../PackPicture.tsx';
import styles from './TodayCard.module.css';

type TodayCardProps = {
  shelf: readonly ShelvedPack[];
  suggested: SuggestedLesson;
  /** At which step it goes on, counted from 1; null when it begins anew, or while that is not known. */
  step: number | null;
};

/** The one thing to do today, with the one main button. */
export function TodayCard({ shelf, suggested, step }: TodayCardProps) {
  const { t } = useTranslation('learner');
  const { packId, lessonId, why } = suggested;
  const pack = shelf.find((candidate) => candidate.packId === packId);
  const entry = pack?.lessons.find((candidate) => candidate.lessonId === lessonId);
  if (!pack || !entry) return null;
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
        {why === 'continue' && step !== null && (
          <span className={styles.step}> {t('home.stepOf', { step, total: entry.stepCount })}</span>
        )}
      </ButtonLink>
    </Card>
  );
}
