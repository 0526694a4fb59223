import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonName } from '../../../domain/lessons/progress.ts';
import { paths } from '../../app/paths.ts';
import { readScenario } from '../../store/queries/practice.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';

/** The way from a lesson to its practice, where there is one on this phone. */
export function PracticeOffer({ packId, lessonId }: LessonName) {
  const { t } = useTranslation('practice');
  const { practice } = useServices();
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    const look = async () => {
      const { database } = await practice();
      setIsHere((await readScenario(database, packId, lessonId)) !== null);
    };
    // Without it the lesson is as complete as with it.
    look().catch(() => {});
  }, [practice, packId, lessonId]);
  return (
    isHere && (
      <ButtonLink to={paths.practice(packId, lessonId)} iconAfter="next">
        {t('offer')}
      </ButtonLink>
    )
  );
}
