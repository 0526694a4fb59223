import { useTranslation } from 'react-i18next';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { CallCity, HeldNote } from './ClosedNote.tsx';

/** Why a mark that was touched does not change. */
export function ClosedSheet({ record, onClose }: { record: ClassRecord; onClose: () => void }) {
  const { t } = useTranslation(['roll', 'ui']);
  return (
    <Sheet title={t('closed.title')} onClose={onClose}>
      <p>{t('closed.body')}</p>
      <HeldNote record={record} />
      <p>{t('closed.ask')}</p>
      <CallCity />
      <Button wide look="quiet" iconBefore="close" onClick={onClose}>
        {t('ui:close')}
      </Button>
    </Sheet>
  );
}
