import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { isLeaving, leaveGroup, wishToLeave } from '../../store/leave-group.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx';
import { SidePage } from '../SidePage.tsx';
import { useDelivery } from '../sync/use-delivery.ts';
import { WaitingRecords } from './WaitingRecords.tsx';

/** `/class/phone/leave`: the phone leaves its group, once the city has answered for every record and been told. */
export function LeavePage() {
  const { t } = useTranslation('sharing');
  const { records, syncSoon } = useServices();
  const delivery = useDelivery();
  const leaving = useLive(() => isLeaving(records), [records]);
  const [isAsking, setAsking] = useState(false);
  const [isKept, setKept] = useState(false);
  if (!delivery || leaving === undefined) return null;

  async function doIt(deed: () => Promise<unknown>) {
    try {
      await deed();
      syncSoon();
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
      ) : leaving ? (
        <Card tone="attention">
          <h2>{t('leave.telling.title')}</h2>
          <p role="status">{t('leave.telling.body')}</p>
          <Button wide look="primary" onClick={syncSoon}>
            {t('leave.telling.again')}
          </Button>
          <Button wide onClick={() => void doIt(() => wishToLeave(records, false))}>
            {t('leave.telling.stay')}
          </Button>
          {/* A record may have come since it was asked; then the card above says so. */}
          <Button
            wide
            look="quiet"
            onClick={() => void doIt(() => leaveGroup(records, localStorage))}
          >
            {t('leave.telling.untold')}
          </Button>
          <Note>{t('leave.telling.untoldNote')}</Note>
        </Card>
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
          onConfirm={() => void doIt(() => wishToLeave(records, true))}
          onClose={() => setAsking(false)}
        />
      )}
    </SidePage>
  );
}
