import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Devices } from '../../../protocol/staff.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates, useMay } from '../frame/signed-in.ts';
import { ConfirmSheet } from '../parts/ConfirmSheet.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Footnote } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { RowsTable, type Column } from '../parts/RowsTable.tsx';
import styles from './PhonesPage.module.css';

type Phone = Devices['devices'][number];

/** Every phone that has joined, what is still on it or waits for staff, and the way to end its membership. */
export function PhoneList({
  phones,
  onChanged,
}: {
  phones: readonly Phone[];
  onChanged: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const mayRevoke = useMay('revoke phones');
  const maySettle = useMay('settle records');
  const [asking, setAsking] = useState<{ readonly to: 'revoke' | 'release'; phone: Phone } | null>(
    null,
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [released, setReleased] = useState<number | null>(null);

  async function revoke(phone: Phone): Promise<void> {
    setAsking(null);
    const answer = await staffDesk.revokeDevice(phone.deviceId);
    setRefusal(answer.ok ? null : answer.failure);
    if (answer.ok) onChanged();
  }

  async function release(phone: Phone): Promise<void> {
    setAsking(null);
    const answer = await staffDesk.releaseHeld(phone.deviceId);
    setRefusal(answer.ok ? null : answer.failure);
    if (!answer.ok) return;
    setReleased(answer.value);
    onChanged();
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
    { title: t('phones.held'), figure: true, renderCell: (row) => <Waiting n={row.heldOps} /> },
    {
      title: t('phones.state'),
      renderCell: (row) => {
        const { revokedAt, leftAt } = row;
        if (revokedAt === null && leftAt === null)
          return <span className={styles.inUse}>{t('phones.inUse')}</span>;
        return (
          <span className={styles.ended}>
            {revokedAt === null
              ? t('phones.left', { moment: dates.moment(leftAt ?? 0) })
              : t('phones.revoked', { moment: dates.moment(revokedAt) })}
          </span>
        );
      },
    },
  ];
  if (mayRevoke || maySettle)
    columns.push({
      title: t('deed'),
      acts: true,
      renderCell: (row) => (
        <>
          {maySettle && row.heldOps > 0 && (
            <Button
              size="staff"
              look="quiet"
              aria-label={t('phones.releaseOf', { ...shortOf(row), n: row.heldOps })}
              onClick={() => setAsking({ to: 'release', phone: row })}
            >
              {t('phones.release')}
            </Button>
          )}
          {mayRevoke && row.revokedAt === null && row.leftAt === null && (
            <Button
              size="staff"
              look="quiet"
              aria-label={t('phones.revokeOf', shortOf(row))}
              onClick={() => setAsking({ to: 'revoke', phone: row })}
            >
              {t('phones.revoke')}
            </Button>
          )}
        </>
      ),
    });
  return (
    <>
      {(refusal || released !== null) && (
        <div className={styles.said}>
          {refusal && <RefusalNote refusal={refusal} />}
          {released !== null && !refusal && (
            <Notice tone="done">
              {released > 0 ? t('phones.released', { n: released }) : t('phones.releasedNone')}
            </Notice>
          )}
        </div>
      )}
      <RowsTable
        caption={t('phones.list')}
        captionHidden
        columns={columns}
        rows={phones}
        keyOf={(row) => row.deviceId}
      />
      <Footnote>{t('phones.footnote')}</Footnote>
      {asking?.to === 'revoke' && (
        <ConfirmSheet
          title={t('revoke.title', shortOf(asking.phone))}
          deed={t('phones.revoke')}
          onConfirm={() => void revoke(asking.phone)}
          onClose={() => setAsking(null)}
        >
          <p>{t('revoke.phone')}</p>
          <p>{t('revoke.arrived')}</p>
          {asking.phone.missingOps > 0 && (
            <p>
              <b>{t('revoke.missing', { n: asking.phone.missingOps })}</b>
            </p>
          )}
          <p>{t('revoke.back')}</p>
        </ConfirmSheet>
      )}
      {asking?.to === 'release' && (
        <ConfirmSheet
          title={t('phones.releaseSheet.title', shortOf(asking.phone))}
          deed={t('phones.release')}
          onConfirm={() => void release(asking.phone)}
          onClose={() => setAsking(null)}
        >
          <p>{t('phones.releaseSheet.body', { n: asking.phone.heldOps })}</p>
          <p>{t('phones.releaseSheet.end')}</p>
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
