import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { longDate } from '../../ui/dates.ts';
import { SampleMark } from '../SampleMark.tsx';
import { CertificateSheet } from './CertificateSheet.tsx';
import styles from './CertificatePage.module.css';
import { useTraining } from './use-training.ts';

/** `/class/training/certificate`: to be printed once every lesson is done; the name is written by hand. */
export function CertificatePage() {
  const { t, i18n } = useTranslation(['training', 'ui']);
  const training = useTraining();
  if (training === undefined) return null;
  const left = training?.lessons.filter(({ isDone }) => !isDone).length ?? 0;
  const completedOn = training?.completedOn ?? null;
  return (
    <>
      <div className={styles.screen}>
        <Page
          bar={
            <BottomBar kind={completedOn ? 'steps' : undefined}>
              <ButtonLink to={rolePaths.classTraining} iconBefore="back">
                {t('ui:back')}
              </ButtonLink>
              {completedOn && (
                <Button look="primary" onClick={() => print()}>
                  {t('certificate.print')}
                </Button>
              )}
            </BottomBar>
          }
        >
          <h1>{t('certificate.title')}</h1>
          <SampleMark />
          {training && completedOn ? (
            <>
              <p>{t('certificate.ready')}</p>
              <Card>
                <h2>{longDate(completedOn, i18n.language)}</h2>
                <ul className={styles.lessons} lang="ja">
                  {training.lessons.map(({ lessonId, title }) => (
                    <li key={lessonId}>{title}</li>
                  ))}
                </ul>
              </Card>
              <Note>{t('certificate.byHand')}</Note>
            </>
          ) : (
            <Card>
              <p>{training ? t('certificate.left', { count: left }) : t('notHere.body')}</p>
            </Card>
          )}
        </Page>
      </div>
      {training && completedOn && (
        <CertificateSheet
          titles={training.lessons.map(({ title }) => title)}
          completedOn={completedOn}
        />
      )}
    </>
  );
}
