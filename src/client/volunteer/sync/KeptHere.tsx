import { useTranslation } from 'react-i18next';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { readSync } from '../../store/sync-state.ts';
import { countDelivery } from '../../../sync/outbox.ts';
import { Icon } from '../../ui/Icon.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './KeptHere.module.css';

/**
 * One line on where a class's records are, from the disk and from receipts alone. It counts what the screen
 * has read anyway and asks the disk only for receipts, so that it costs a mark nothing.
 */
export function KeptHere({ record }: { record: ClassRecord }) {
  const { t } = useTranslation('volunteer');
  const { records } = useServices();
  const { deviceId } = usePhone();
  const receipts = useLive(async () => (await readSync(records)).receipts, [records]);
  if (!receipts) return null;
  const { recorded, waiting } = countDelivery(receipts, record.seqsOf(deviceId));
  if (recorded === 0) return null;
  return (
    <p className={styles.line}>
      <Icon name={waiting === 0 ? 'hall' : 'saved'} />
      <span>
        {waiting === 0
          ? t('sync.arrivedShort', { count: recorded })
          : t('sync.keptShort', { count: recorded })}
      </span>
    </p>
  );
}
