import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { leaveGroup } from '../../store/leave-group.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx';
import { SidePage } from '../SidePage.tsx';
import { useDelivery } from '../sync/use-delivery.ts';
import { WaitingRecords } from './WaitingRecords.tsx';

/** `/class/phone/leave`: the phone leaves its group, once the city has answered for every record. */
export function LeavePage() {
  const { t } = useTranslation('sharing');
  const { records } = useServices();
  const delivery = useDelivery();
  const [isAsking, setAsking] = useState(false);
  const [isKept, setKept] = useState(false);
  if (!delivery) return null;

  async function leave() {
    try {
      // A record may have come since it was asked; then the card above says so.
      await leaveGroup(records, localStorage);
    } catch (cause) {
      setKept(true);
      reportError(cause);
    }
  }

  return (
    <SidePage title={t('leave.title')} back={rolePaths.classPhone}>
      {delivery.waiting > 0 ? (
        <>
          <p>{t('leave.notYet')}</p>
          <WaitingRecords delivery={delivery} />
        </>
      ) : (
        <>
          <p>{t('leave.lead')}</p>
          <Button wide look="primary" onClick={() => setAsking(true)}>
            {t('leave.deed')}
          </Button>
          <Note>{t('leave.stays')}</Note>
        </>
      )}
      {isKept && (
        <Card tone="trouble">
          <p role="alert">{t('leave.notDone')}</p>
        </Card>
      )}
      {isAsking && (
        <ConfirmSheet
          title={t('leave.ask')}
          body={t('leave.again')}
          deed={t('leave.deed')}
          onConfirm={() => void leave()}
          onClose={() => setAsking(false)}
        />
      )}
    </SidePage>
  );
}
