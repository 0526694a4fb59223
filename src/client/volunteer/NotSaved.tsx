import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeLibrary } from '../store/actions/free-library.ts';
import { useServices } from '../store/services.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ConfirmSheet } from '../ui/ConfirmSheet.tsx';

/**
 * What was just done could not be kept: mostly because the phone is full. Lessons can be fetched again and records
 * cannot, so it is the lessons that may go.
 */
export function NotSaved() {
  const { t } = useTranslation(['volunteer', 'sharing']);
  const { library } = useServices();
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState<'freed' | 'notFreed' | null>(null);
  async function free() {
    try {
      await freeLibrary(library);
      setTold('freed');
    } catch (cause) {
      setTold('notFreed');
      reportError(cause);
    }
  }
  return (
    <Card tone="trouble">
      <p role="alert">{t('notSaved')}</p>
      {told !== 'freed' && (
        <Button wide onClick={() => setAsking(true)}>
          {t('sharing:room.free')}
        </Button>
      )}
      <p role="status">{told && t(`sharing:room.${told}`)}</p>
      {isAsking && (
        <ConfirmSheet
          title={t('sharing:room.ask')}
          body={t('sharing:room.stays')}
          deed={t('sharing:room.free')}
          onConfirm={() => void free()}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
