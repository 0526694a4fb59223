import { useTranslation } from 'react-i18next';
import { readDelivery } from '../../store/queries/outbox.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './KeptHere.module.css';

/** One line on where a class's records are, from the disk and from receipts alone. */
export function KeptHere({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation('volunteer');
  const { records } = useServices();
  const delivery = useLive(() => readDelivery(records, classSessionId), [records, classSessionId]);
  if (!delivery || delivery.recorded === 0) return null;
  const arrived = delivery.waiting === 0;
  return (
    <p className={styles.line}>
      <Icon name={arrived ? 'hall' : 'saved'} />
      <span>
        {arrived
          ? t('sync.arrivedShort', { count: delivery.recorded })
          : t('sync.keptShort', { count: delivery.recorded })}
      </span>
    </p>
  );
}
