import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { RowLink, LinkRows } from '../RowLink.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { useTraining } from './use-training.ts';

/** `/class/training`: short lessons for those who help, and the certificate behind them. */
export function TrainingPage() {
  const { t } = useTranslation(['training', 'ui']);
  const training = useTraining();
  if (training === undefined) return null;
  const { next } = training ?? { next: null };
  const left = training?.lessons.filter(({ isDone }) => !isDone).length ?? 0;
  return (
    <Page
      bar={
        <BottomBar kind={training ? 'steps' : undefined}>
          <ButtonLink to={paths.classHome} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
          {next && (
            <ButtonLink
              look="primary"
              iconAfter="next"
              to={rolePaths.classTrainingLesson(next.packId, next.lessonId)}
            >
              {t(left === training?.lessons.length ? 'begin' : 'goOn')}
            </ButtonLink>
          )}
          {training && !next && (
            <ButtonLink look="primary" iconAfter="next" to={rolePaths.classCertificate}>
              {t('toCertificate')}
            </ButtonLink>
          )}
        </BottomBar>
      }
    >
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <SampleMark />
      {training ? (
        <LinkRows>
          {training.lessons.map(({ packId, lessonId, title, minutes, isDone }) => (
            <li key={`${packId}/${lessonId}`}>
              <RowLink
                to={rolePaths.classTrainingLesson(packId, lessonId)}
                title={title}
                lang="ja"
                state={isDone ? t('done') : t('minutes', { count: minutes })}
                icon={isDone ? 'check' : 'next'}
              />
            </li>
          ))}
        </LinkRows>
      ) : (
        <Card>
          <h2>{t('notHere.title')}</h2>
          <p>{t('notHere.body')}</p>
        </Card>
      )}
      {training && (
        <Card>
          <h2>{t('certificate.title')}</h2>
          <p>{next ? t('certificate.left', { count: left }) : t('certificate.ready')}</p>
        </Card>
      )}
      <Note>{t('stays')}</Note>
    </Page>
  );
}
