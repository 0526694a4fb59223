import { useTranslation } from 'react-i18next';
import { useServices } from '../../store/services.ts';
import { useDates } from '../frame/signed-in.ts';
import { Panel } from '../parts/Panel.tsx';
import { RowsTable } from '../parts/RowsTable.tsx';
import { useAsked } from '../use-asked.ts';
import { ClassLock } from './ClassLock.tsx';
import styles from './ClassReceipt.module.css';

/** The code and times by which staff and a volunteer on the telephone know that both see the same records. */
export function ClassReceipt({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const [asked, askAgain] = useAsked(classSessionId, staffDesk.classReceipt);
  if (asked.status !== 'here' || asked.value.ops === 0) return null;
  const { code, ops, phones, lockedAt } = asked.value;
  return (
    <>
      <Panel title={t('receipt.title')} about={t('receipt.about')}>
        <p className={styles.code}>
          {t('receipt.code')} <b>{code}</b> {t('receipt.records', { n: ops })}
        </p>
        <RowsTable
          caption={t('receipt.title')}
          captionHidden
          needs={24}
          columns={[
            {
              title: t('phones.phone'),
              names: true,
              renderCell: ({ deviceId }) =>
                t('phones.name', { short: deviceId.slice(0, 4).toUpperCase() }),
            },
            { title: t('parcels.count'), figure: true, renderCell: (phone) => phone.ops },
            {
              title: t('receipt.lastAt'),
              renderCell: ({ lastAt }) => dates.shortMoment(lastAt),
            },
          ]}
          rows={phones}
          keyOf={({ deviceId }) => deviceId}
        />
      </Panel>
      <ClassLock classSessionId={classSessionId} lockedAt={lockedAt} onChanged={askAgain} />
    </>
  );
}
