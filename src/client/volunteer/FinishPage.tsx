import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../app/paths.ts';
import { attendanceStatuses, countAttendance } from '../../domain/attendance.ts';
import { masteryLevels, type Mastery } from '../../domain/comprehension.ts';
import { finishClass } from '../store/actions/finish-class.ts';
import { masteriesOf, seatsOf } from '../store/queries/class-record.ts';
import { useServices } from '../store/services.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Card, Chip } from '../ui/Card.tsx';
import { BottomBar, Page } from '../ui/Page.tsx';
import styles from './FinishPage.module.css';
import { useRecording } from './phone-context.ts';
import { SampleMark } from './SampleMark.tsx';
import { KeptHere } from './sync/KeptHere.tsx';
import { UnknownClass } from './UnknownClass.tsx';
import { useOpenClass } from './use-open-class.ts';

/** The end of a class: what was recorded, in figures, and the volunteer's word that it is over. */
export function FinishPage() {
  const { t } = useTranslation(['volunteer', 'ui']);
  const { classSessionId = '' } = useParams();
  const { syncSoon } = useServices();
  const recording = useRecording();
  const navigate = useNavigate();
  const found = useOpenClass(classSessionId);
  const [notSaved, setNotSaved] = useState(false);
  if (found === undefined) return null;
  if (found === null) return <UnknownClass />;
  const { entry, openClass } = found;
  const seats = seatsOf(openClass.record, openClass.roster);
  const counts = countAttendance(seats.map(({ status }) => status));
  const unmarked = seats.filter(({ status }) => status === null).length;
  const masteries = masteriesOf(openClass.record);
  const countOf = (level: Mastery) => masteries.filter((one) => one === level).length;

  async function finish() {
    try {
      await finishClass(recording, openClass, true);
      syncSoon();
      void navigate(paths.classSync);
    } catch (cause) {
      setNotSaved(true);
      reportError(cause);
    }
  }

  return (
    <Page
      bar={
        <BottomBar kind="steps">
          <ButtonLink to={paths.classMastery(classSessionId)} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
          {entry.finished ? (
            <ButtonLink look="primary" iconAfter="next" to={paths.classSync}>
              {t('finish.toSync')}
            </ButtonLink>
          ) : (
            <Button look="primary" onClick={() => void finish()}>
              {t('finish.finish')}
            </Button>
          )}
        </BottomBar>
      }
    >
      <h1>{t('finish.title')}</h1>
      <p>{t('finish.lead')}</p>
      <SampleMark />
      {entry.finished && <Chip icon="check">{t('classes.finished')}</Chip>}
      <Card>
        <h2>{t('finish.attendance')}</h2>
        <dl className={styles.sums}>
          {attendanceStatuses.map((status) => (
            <div key={status}>
              <dt>{t(`roll.mark.${status}`)}</dt>
              <dd>{t('finish.people', { count: counts[status] })}</dd>
            </div>
          ))}
        </dl>
        {unmarked > 0 && <p>{t('finish.unmarked', { count: unmarked })}</p>}
      </Card>
      <Card>
        <h2>{t('finish.mastery')}</h2>
        <dl className={styles.sums}>
          {masteryLevels.map((level) => (
            <div key={level}>
              <dt>{t(`mastery.level.${level}`)}</dt>
              <dd>{t('finish.times', { count: countOf(level) })}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {notSaved && (
        <Card tone="trouble">
          <p role="alert">{t('notSaved')}</p>
        </Card>
      )}
      <KeptHere record={openClass.record} />
    </Page>
  );
}
