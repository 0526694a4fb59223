import { useTranslation } from 'react-i18next';
import { clockTimeOf } from '../../../domain/time.ts';
import { readParcels, removeParcel } from '../../store/carried-parcels.ts';
import { useLive } from '../../store/queries/use-live.ts';
import type { CarriedParcel } from '../../store/records-database.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './Parcels.module.css';

/** What this phone carries for others, and what became of it. */
export function CarriedParcels() {
  const { t } = useTranslation('rescue');
  const { records } = useServices();
  const parcels = useLive(() => readParcels(records), [records]);
  if (!parcels || parcels.length === 0) return null;
  return (
    <section aria-labelledby="carried">
      <h2 id="carried">{t('carried.title')}</h2>
      <ul className={styles.parcels}>
        {parcels.map((parcel) => (
          <li key={parcel.bundleId}>
            <b>{t('carried.records', { count: parcel.records })}</b>
            <Outcome parcel={parcel} />
            {parcel.outcome && (
              <Button
                look="quiet"
                onClick={() => void removeParcel(records, parcel.bundleId)}
                aria-label={t('carried.removeOf', { count: parcel.records })}
              >
                {t('carried.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ parcel: { outcome } }: { parcel: CarriedParcel }) {
  const { t } = useTranslation('rescue');
  const { city } = usePhone();
  if (outcome === null) return <p>{t('carried.waiting')}</p>;
  const time = clockTimeOf(outcome.at, city.timeZone);
  if ('refusal' in outcome) return <p>{t('carried.refused', { time })}</p>;
  const { applied, duplicate, held, quarantined, notTaken } = outcome.answer;
  return (
    <>
      <p>{t('carried.delivered', { time })}</p>
      <p>{t('carried.counts', { applied, duplicate, aside: held + quarantined + notTaken })}</p>
    </>
  );
}
