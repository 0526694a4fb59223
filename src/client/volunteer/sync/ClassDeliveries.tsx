import { useTranslation } from 'react-i18next';
import { readClasses } from '../../store/queries/classes.ts';
import { readDelivery } from '../../store/queries/outbox.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { readableDate } from '../../ui/dates.ts';
import { usePhone } from '../phone-context.ts';
import styles from './ClassDeliveries.module.css';

/** The same story class by class: how many of this phone's records the city has. */
export function ClassDeliveries() {
  const { t, i18n } = useTranslation('volunteer');
  const { records } = useServices();
  const { groupId } = usePhone();
  const rows = useLive(async () => {
    const classes = await readClasses(records, groupId);
    const deliveries = await Promise.all(
      classes.map(async (entry) => ({
        entry,
        delivery: await readDelivery(records, entry.classSessionId),
      })),
    );
    return deliveries.filter(({ delivery }) => delivery.recorded > 0).reverse();
  }, [records, groupId]);
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
