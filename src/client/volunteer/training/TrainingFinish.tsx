import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { civilDateOf } from '../../../domain/time.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import { keepTraining } from '../../store/actions/keep-training.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { usePhone, useRecording } from '../phone-context.ts';
import { useKeeping } from '../use-keeping.ts';
import { useTraining } from './use-training.ts';

/** A lesson is done: what one can do now, and the one that comes next, or the certificate. */
export function TrainingFinish({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation(['training', 'ui']);
  const { records, now } = useServices();
  const { city } = usePhone();
  const { actorId } = useRecording();
  const { notSaved, keep } = useKeeping();
  const training = useTraining();
  const title = useRef<HTMLHeadingElement>(null);
  const { packId, lessonId } = lesson;
  useEffect(() => {
    const on = civilDateOf(now(), city.timeZone);
    void keep(() => keepTraining(records, { actorId, packId, lessonId, on }));
    title.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [keep, records, actorId, packId, lessonId, now, city.timeZone]);

  const next = training?.next;
  return (
    <Page
      bar={
        <BottomBar kind="steps">
          <ButtonLink to={rolePaths.classTraining} iconBefore="list">
            {t('toList')}
          </ButtonLink>
          <ButtonLink
            look="primary"
            iconAfter="next"
            to={
              next
                ? rolePaths.classTrainingLesson(next.packId, next.lessonId)
                : rolePaths.classCertificate
            }
          >
            {t(next ? 'ui:next' : 'toCertificate')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1 tabIndex={-1} ref={title}>
        {t('finished')}
      </h1>
      <Card aria-labelledby="goal">
        <h2 id="goal">{t('goal')}</h2>
        <p lang="ja">
          <SentenceText sentence={lesson.goal} cityValues={city.settings} />
        </p>
      </Card>
      {next && (
        <Card>
          <h2>{t('next')}</h2>
          <p lang="ja">{next.title}</p>
        </Card>
      )}
      {notSaved && <NotSaved />}
    </Page>
  );
}
