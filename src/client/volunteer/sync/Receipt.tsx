import { useTranslation } from 'react-i18next';
import { readReceiptCode } from '../../store/queries/receipt.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { sha256 } from '../../store/sha256.ts';
import { Spelled } from '../../ui/Spelled.tsx';
import styles from './Receipt.module.css';

/** The ticket: how many the city has, and the class's code, which stands on the staff's screen too. */
export function Receipt({
  delivered,
  recorded,
  classSessionId,
}: {
  delivered: number;
  recorded: number;
  /** The class whose code is shown; null while something of it waits. */
  classSessionId: string | null;
}) {
  const { t } = useTranslation(['volunteer', 'rescue']);
  const { records } = useServices();
  const code = useLive(
    async () => (classSessionId === null ? null : readReceiptCode(records, classSessionId, sha256)),
    [records, classSessionId],
  );
  return (
    <div className={styles.ticket}>
      <div className={styles.counts}>
        <span>{t('sync.delivered')}</span>
        <b>
          {delivered} / {recorded}
        </b>
      </div>
      {classSessionId !== null && (
        <div className={styles.code}>
          <span>{t('rescue:receipt.code')}</span>
          <b>
            {/* Its place is kept while it is worked out. */}
            {code ? <Spelled letters={code} /> : '\u00A0'}
          </b>
          <span>{t('rescue:receipt.same')}</span>
        </div>
      )}
    </div>
  );
}
