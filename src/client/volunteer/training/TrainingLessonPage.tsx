import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { discardLesson } from '../../store/actions/discard-lesson.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { TrainingRun } from './TrainingRun.tsx';

/** `/class/training/:packId/:lessonId` */
export function TrainingLessonPage() {
  const { packId = '', lessonId = '' } = useParams();
  // Another lesson is another page: nothing of the one before may stay.
  return <OpenLesson key={`${packId}/${lessonId}`} packId={packId} lessonId={lessonId} />;
}

function OpenLesson({ packId, lessonId }: { packId: string; lessonId: string }) {
  const { t } = useTranslation(['training', 'ui']);
  const { library, bringTraining } = useServices();
  const found = useLive(
    () => readLesson(library, packId, lessonId, 'volunteers'),
    [library, packId, lessonId],
  );
  // A newer version that arrives meanwhile waits for the next visit.
  const [opened, setOpened] = useState<Lesson | null>(null);
  if (found?.ok && !opened) setOpened(found.value);
  const damagedHash = found?.ok === false && found.failure.type === 'damaged' && found.failure.hash;
  useEffect(() => {
    if (damagedHash) void discardLesson(library, damagedHash).then(bringTraining);
  }, [library, damagedHash, bringTraining]);

  if (opened) return <TrainingRun lesson={opened} />;
  if (!found || found.ok) return null;
  return (
    <Page>
      <Card>
        <h1>{t('notHere.title')}</h1>
        <p>{t('notHere.body')}</p>
        <ButtonLink look="primary" iconBefore="back" to={rolePaths.classTraining}>
          {t('ui:back')}
        </ButtonLink>
      </Card>
    </Page>
  );
}
