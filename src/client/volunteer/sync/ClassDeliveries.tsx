import { useTranslation } from 'react-i18next';
import { civilDateOf, clockTimeOf } from '../../../domain/time.ts';
import { countDelivery, type DeliveryCounts } from '../../../sync/outbox.ts';
import type { Identity } from '../../store/identities.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { addDeliveries, nothingRecorded, readIdentities } from '../../store/queries/outbox.ts';
import { readReceiptCode } from '../../store/queries/receipt.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { sha256 } from '../../store/sha256.ts';
import { readSync } from '../../store/sync-state.ts';
import { readableDate } from '../../ui/dates.ts';
import { Spelled } from '../../ui/Spelled.tsx';
import { usePhone } from '../phone-context.ts';
import { useClasses } from '../use-classes.ts';
import styles from './ClassDeliveries.module.css';

type ClassDelivery = { readonly entry: ClassEntry; readonly delivery: DeliveryCounts };

/**
 * The same story class by class, for as long as this phone keeps the class: how many of its records the city has,
 * since when, and the code that stands on the staff's screen too. Codes are worked out once nothing waits any more:
 * they read every record.
 */
export function ClassDeliveries() {
  const { t } = useTranslation(['volunteer', 'rescue']);
  const { records } = useServices();
  const { deviceId } = usePhone();
  const classes = useClasses();
  const identities = useLive(() => readIdentities(records), [records]);
  const answeredAt = useLive(async () => (await readSync(records)).answeredAt, [records]);
  const rows = identities && classes && rowsOf(classes, identities);
  if (!rows || rows.length === 0) return null;
  const isAllThere = rows.every(({ delivery }) => delivery.waiting === 0);
  return (
    <section className={styles.list}>
      <h2>{t('sync.byClass')}</h2>
      <ul>
        {rows.map(({ entry, delivery: { recorded, waiting } }) => (
          <li key={entry.classSessionId}>
            <ClassName entry={entry} />
            <b>
              {recorded - waiting} / {recorded}
            </b>
            {waiting === 0 && <Answered at={answeredAt?.[entry.classSessionId]} />}
            {isAllThere && <Code classSessionId={entry.classSessionId} />}
          </li>
        ))}
      </ul>
      <p>{t('rescue:receipt.phone', { short: deviceId.slice(0, 4).toUpperCase() })}</p>
    </section>
  );
}

function rowsOf(
  classes: readonly ClassEntry[],
  identities: readonly Identity[],
): readonly ClassDelivery[] {
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

function ClassName({ entry }: { entry: ClassEntry }) {
  const { t, i18n } = useTranslation('volunteer');
  return (
    <span>
      {readableDate(entry.date, i18n.language)} {entry.venueName ?? t('classes.noVenue')}
    </span>
  );
}

/** By the city's clock; unknown where an older app heard the answer. */
function Answered({ at }: { at: number | undefined }) {
  const { t, i18n } = useTranslation('rescue');
  const { city } = usePhone();
  if (at === undefined) return null;
  return (
    <span className={styles.whole}>
      {t('receipt.answered', {
        day: readableDate(civilDateOf(at, city.timeZone), i18n.language),
        time: clockTimeOf(at, city.timeZone),
      })}
    </span>
  );
}

function Code({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation('rescue');
  const { records } = useServices();
  const code = useLive(
    () => readReceiptCode(records, classSessionId, sha256),
    [records, classSessionId],
  );
  if (!code) return null;
  return (
    <span className={styles.whole}>
      {t('receipt.of')}{' '}
      <b>
        <Spelled letters={code} />
      </b>
    </span>
  );
}
