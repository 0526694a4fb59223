import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Devices } from '../../../protocol/staff.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates, useMay } from '../frame/signed-in.ts';
import { ConfirmSheet } from '../parts/ConfirmSheet.tsx';
import { Footnote } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { RowsTable, type Column } from '../parts/RowsTable.tsx';
import styles from './PhonesPage.module.css';

type Phone = Devices['devices'][number];

/** Every phone that has joined, what is still on it, and the way to end its membership. */
export function PhoneList({
  phones,
  onRevoked,
}: {
  phones: readonly Phone[];
  onRevoked: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const mayRevoke = useMay('revoke phones');
  const [asking, setAsking] = useState<Phone | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function revoke(phone: Phone): Promise<void> {
    setAsking(null);
    const answer = await staffDesk.revokeDevice(phone.deviceId);
    setRefusal(answer.ok ? null : answer.failure);
    if (answer.ok) onRevoked();
  }

  if (phones.length === 0) return <p>{t('phones.none')}</p>;
  const columns: Column<Phone>[] = [
    { title: t('phones.phone'), names: true, renderCell: (row) => t('phones.name', shortOf(row)) },
    { title: t('group'), renderCell: (row) => row.groupName },
    { title: t('phones.enrolled'), renderCell: (row) => dates.moment(row.enrolledAt) },
    {
      title: t('phones.lastContact'),
      renderCell: (row) => (row.lastContactAt === null ? '—' : dates.moment(row.lastContactAt)),
    },
    {
      title: t('phones.missing'),
      figure: true,
      renderCell: (row) => <Waiting n={row.missingOps} />,
    },
    {
      title: t('phones.quarantined'),
      figure: true,
      renderCell: (row) => <Waiting n={row.quarantinedOps} />,
    },
    {
      title: t('phones.state'),
      renderCell: (row) =>
        row.revokedAt === null ? (
          t('phones.inUse')
        ) : (
          <span className={styles.ended}>
            {t('phones.revoked', { moment: dates.moment(row.revokedAt) })}
          </span>
        ),
    },
  ];
  if (mayRevoke)
    columns.push({
      title: t('deed'),
      acts: true,
      renderCell: (row) =>
        row.revokedAt === null && (
          <Button
            size="staff"
            look="quiet"
            aria-label={t('phones.revokeOf', shortOf(row))}
            onClick={() => setAsking(row)}
          >
            {t('phones.revoke')}
          </Button>
        ),
    });
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <RowsTable
        caption={t('phones.list')}
        captionHidden
        columns={columns}
        rows={phones}
        keyOf={(row) => row.deviceId}
      />
      <Footnote>{t('phones.footnote')}</Footnote>
      {asking && (
        <ConfirmSheet
          title={t('revoke.title', shortOf(asking))}
          deed={t('phones.revoke')}
          onConfirm={() => void revoke(asking)}
          onClose={() => setAsking(null)}
        >
          <p>{t('revoke.phone')}</p>
          <p>{t('revoke.arrived')}</p>
          {asking.missingOps > 0 && (
            <p>
              <b>{t('revoke.missing', { n: asking.missingOps })}</b>
            </p>
          )}
          <p>{t('revoke.back')}</p>
        </ConfirmSheet>
      )}
    </>
  );
}

function Waiting({ n }: { n: number }) {
  return (
    <span className={styles.state} data-waits={n > 0 ? '' : undefined}>
      {n}
    </span>
  );
}

const shortOf = ({ deviceId }: Phone) => ({ short: deviceId.slice(0, 4).toUpperCase() });
