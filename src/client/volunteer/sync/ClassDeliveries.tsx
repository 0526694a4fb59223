import { useTranslation } from 'react-i18next';
import { civilDateOf, clockTimeOf } from '../../../domain/time.ts';
import type { DeliveryCounts } from '../../../sync/outbox.ts';
import { readClasses, type ClassEntry } from '../../store/queries/classes.ts';
import { readDelivery } from '../../store/queries/outbox.ts';
import { readReceiptCode } from '../../store/queries/receipt.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { sha256 } from '../../store/sha256.ts';
import { readSync } from '../../store/sync-state.ts';
import { readableDate } from '../../ui/dates.ts';
import { Spelled } from '../../ui/Spelled.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './ClassDeliveries.module.css';

type ClassDelivery = {
  readonly entry: ClassEntry;
  readonly delivery: DeliveryCounts;
  /** The city's clock when it last answered for this class; missing where an older app heard the answer. */
  readonly answeredAt: number | undefined;
};

/**
 * The same story class by class, for as long as this phone keeps the class: how many of its records the city has,
 * since when, and the code that stands on the staff's screen too.
 */
export function ClassDeliveries() {
  const { t } = useTranslation(['volunteer', 'rescue']);
  const { records } = useServices();
  const { groupId, deviceId } = usePhone();
  const rows = useLive(async (): Promise<readonly ClassDelivery[]> => {
    const classes = await readClasses(records, groupId);
    const { answeredAt } = await readSync(records);
    const deliveries = await Promise.all(
      classes.map(async (entry) => ({
        entry,
        delivery: await readDelivery(records, entry.classSessionId),
        answeredAt: answeredAt[entry.classSessionId],
      })),
    );
    return deliveries.filter(({ delivery }) => delivery.recorded > 0).reverse();
  }, [records, groupId]);
  if (!rows || rows.length === 0) return null;
  return (
    <section className={styles.list}>
      <h2>{t('sync.byClass')}</h2>
      <ul>
        {rows.map((row) => (
          <Row key={row.entry.classSessionId} {...row} />
        ))}
      </ul>
      <p>{t('rescue:receipt.phone', { short: deviceId.slice(0, 4).toUpperCase() })}</p>
    </section>
  );
}

function Row({ entry, delivery: { recorded, waiting }, answeredAt }: ClassDelivery) {
  const { t, i18n } = useTranslation(['volunteer', 'rescue']);
  const { records } = useServices();
  const { city } = usePhone();
  const { classSessionId } = entry;
  const code = useLive(
    async () => (waiting > 0 ? null : readReceiptCode(records, classSessionId, sha256)),
    [records, classSessionId, waiting],
  );
  return (
    <li>
      <span>
        {readableDate(entry.date, i18n.language)} {entry.venueName ?? t('classes.noVenue')}
      </span>
      <b>
        {recorded - waiting} / {recorded}
      </b>
      {answeredAt !== undefined && waiting === 0 && (
        <span className={styles.whole}>
          {t('rescue:receipt.answered', {
            day: readableDate(civilDateOf(answeredAt, city.timeZone), i18n.language),
            time: clockTimeOf(answeredAt, city.timeZone),
          })}
        </span>
      )}
      {code && (
        <span className={styles.whole}>
          {t('rescue:receipt.of')}{' '}
          <b>
            <Spelled letters={code} />
          </b>
        </span>
      )}
    </li>
  );
}
