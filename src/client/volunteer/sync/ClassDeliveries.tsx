import { useTranslation } from 'react-i18next';
import { addDeliveries, nothingRecorded, readIdentities } from '../../store/queries/outbox.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import type { Identity } from '../../store/identities.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { readableDate } from '../../ui/dates.ts';
import { countDelivery } from '../../../sync/outbox.ts';
import { useClasses } from '../use-classes.ts';
import styles from './ClassDeliveries.module.css';

/** The same story class by class: how many of this phone's records the city has. */
export function ClassDeliveries() {
  const { t, i18n } = useTranslation('volunteer');
  const { records } = useServices();
  const classes = useClasses();
  const identities = useLive(() => readIdentities(records), [records]);
  const rows = identities && classes && rowsOf(classes, identities);
  if (!rows || rows.length === 0) return null;
  return (
    <section className={styles.list}>
      <h2>{t('sync.byClass')}</h2>
      <ul>
        {rows.map(({ entry, delivery }) => (
          <li key={entry.classSessionId}>
            <span>
              {readableDate(entry.date, i18n.language)} {entry.venueName ?? t('classes.noVenue')}
            </span>
            <b>
              {delivery.recorded - delivery.waiting} / {delivery.recorded}
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function rowsOf(classes: readonly ClassEntry[], identities: readonly Identity[]) {
  return classes
    .map((entry) => ({
      entry,
      delivery: identities
        .map(({ deviceId, receipts }) => countDelivery(receipts, entry.record.seqsOf(deviceId)))
        .reduce(addDeliveries, nothingRecorded),
    }))
    .filter(({ delivery }) => delivery.recorded > 0)
    .reverse();
}
