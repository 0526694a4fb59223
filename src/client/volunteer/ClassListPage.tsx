import { useTranslation } from 'react-i18next';
import { rolePaths } from '../app/paths-of-roles.ts';
import { civilDateOf } from '../../domain/time.ts';
import { readLocked } from '../store/queries/locks.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';
import { Scene } from '../ui/Scene.tsx';
import { ClassCard, ClassRow } from './ClassCard.tsx';
import styles from './ClassListPage.module.css';
import { DepartureCard } from './departure/DepartureCard.tsx';
import { useDeparture } from './departure/use-departure.ts';
import { usePhone } from './phone-context.ts';
import { PlanChanges } from './PlanChanges.tsx';
import { SampleMark } from './SampleMark.tsx';
import { ActorBar } from './sharing/ActorBar.tsx';
import { SyncStrip } from './sync/SyncStrip.tsx';
import { useDelivery } from './sync/use-delivery.ts';
import { TabBar } from './TabBar.tsx';
import { useClasses } from './use-classes.ts';
import { useToday } from './use-today.ts';

/** The group's classes: today's large with its one button, the coming ones below, then the past ones. */
export function ClassListPage() {
  const { t } = useTranslation(['volunteer', 'roll', 'rescue', 'sharing', 'training', 'ui']);
  const { now, records } = useServices();
  const { groupName, city } = usePhone();
  const departure = useDeparture();
  const read = useClasses();
  // All at once: what comes later would push the button away under the finger.
  const delivery = useDelivery();
  const classes = departure && delivery && read;
  const closed = useLive(() => readLocked(records), [records])?.split(' ') ?? [];
  const known = useToday();
  // While the clock cannot be right nothing is today, and every class can be opened from the list.
  const today = known ?? civilDateOf(now(), city.timeZone);
  const current = classes?.filter((entry) => entry.date === today);
  const isUnderWay = current?.some(({ started, finished }) => started && !finished);
  const coming = classes?.filter((entry) => entry.date > today && !entry.cancelled);
  const past = classes
    ?.filter((entry) => entry.date < today && (entry.started || !entry.cancelled))
    .reverse();

  return (
    <Page
      layout="columns"
      top={
        <div className={styles.top}>
          <div>
            <h1>{t('classes.title')}</h1>
            <p className={styles.group}>{groupName}</p>
          </div>
          <ButtonLink look="quiet" iconBefore="plus" to={rolePaths.classNew}>
            {t('classes.new')}
          </ButtonLink>
        </div>
      }
      bar={<TabBar />}
    >
      <SampleMark />
      <ActorBar />
      {known && <PlanChanges today={known} />}
      {classes && !isUnderWay && <DepartureCard departure={departure} />}
      {classes && <SyncStrip delivery={delivery} />}
      {known === null && (
        <Card tone="attention">
          <p>{t('roll:day.unknown')}</p>
        </Card>
      )}
      {classes?.length === 0 && (
        <Card>
          <Scene />
          <h2>{t('classes.none.title')}</h2>
          <p>{t('classes.none.body')}</p>
        </Card>
      )}
      {current?.map((entry) => (
        <ClassCard
          key={entry.classSessionId}
          entry={entry}
          isClosed={closed.includes(entry.classSessionId)}
        />
      ))}
      {coming !== undefined && coming.length > 0 && (
        <section className={styles.group} aria-labelledby="coming">
          <h2 id="coming">{t('classes.coming')}</h2>
          <ul className={styles.rows}>
            {coming.map((entry) => (
              <li key={entry.classSessionId}>
                <ClassRow entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {past !== undefined && past.length > 0 && (
        <section className={styles.group} aria-labelledby="past" data-breaks="">
          <h2 id="past">{t('classes.past')}</h2>
          <ul className={styles.rows}>
            {past.map((entry) => (
              <li key={entry.classSessionId}>
                <ClassRow entry={entry} isOver isClosed={closed.includes(entry.classSessionId)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {classes && (
        <>
          <ButtonLink wide iconBefore="persons" to={rolePaths.classTraining}>
            {t('training:open')}
          </ButtonLink>
          <ButtonLink wide iconBefore="phone" to={rolePaths.classLend}>
            {t('rescue:lend.open')}
          </ButtonLink>
          <ButtonLink wide iconBefore="saved" to={rolePaths.classPhone}>
            {t('sharing:phone.title')}
          </ButtonLink>
        </>
      )}
    </Page>
  );
}
