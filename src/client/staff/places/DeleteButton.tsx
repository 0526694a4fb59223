import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDocument } from '../../../protocol/documents.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmSheet } from '../parts/ConfirmSheet.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';

/** Deletes after asking once; while a planned class needs the thing it stays, with the reason beside it. */
export function DeleteButton({
  document,
  name,
  onDeleted,
}: {
  document: ReferenceDocument;
  name: string;
  onDeleted: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function remove(): Promise<void> {
    setAsking(false);
    const { kind, documentId, revision } = document;
    const answer = await staffDesk.deleteDocument(kind, documentId, revision);
    setRefusal(answer.ok ? null : answer.failure);
    if (answer.ok || answer.failure.type === 'stale-edit') onDeleted();
  }

  return (
    <>
      <Button
        size="staff"
        look="quiet"
        aria-label={t('places.deleteOf', { name })}
        onClick={() => setAsking(true)}
      >
        {t('places.delete')}
      </Button>
      {refusal && <RefusalNote refusal={refusal} />}
      {asking && (
        <ConfirmSheet
          title={t('places.deleteTitle', { name })}
          deed={t('places.delete')}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <p>{t('places.deleteAbout')}</p>
        </ConfirmSheet>
      )}
    </>
  );
}
