import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenEnrollmentCodes } from '../../../protocol/staff.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../frame/signed-in.ts';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { RowsTable } from '../parts/RowsTable.tsx';

/** Codes that a phone could still use; the characters themselves are not kept anywhere. */
export function OpenCodes({
  codes,
  onWithdrawn,
}: {
  codes: OpenEnrollmentCodes['codes'];
  onWithdrawn: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function withdraw(codeId: string): Promise<void> {
    const answer = await staffDesk.withdrawEnrollmentCode(codeId);
    setRefusal(answer.ok ? null : answer.failure);
    if (answer.ok || answer.failure.type === 'not-found') onWithdrawn();
  }

  if (codes.length === 0) return <p>{t('codes.none')}</p>;
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <RowsTable
        caption={t('codes.title')}
        captionHidden
        columns={[
          { title: t('group'), names: true, renderCell: (row) => row.groupName },
          { title: t('codes.issued'), renderCell: (row) => dates.shortMoment(row.issuedAt) },
          { title: t('codes.until'), renderCell: (row) => dates.shortMoment(row.expiresAt) },
          {
            title: t('deed'),
            acts: true,
            renderCell: (row) => (
              <Button
                size="staff"
                look="quiet"
                aria-label={t('codes.withdrawOf', {
                  group: row.groupName,
                  moment: dates.moment(row.issuedAt),
                })}
                onClick={() => void withdraw(row.codeId)}
              >
                {t('codes.withdraw')}
              </Button>
            ),
          },
        ]}
        rows={codes}
        keyOf={(row) => row.codeId}
      />
    </>
  );
}
