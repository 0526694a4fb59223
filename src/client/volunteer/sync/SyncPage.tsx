import { useTranslation } from 'react-i18next';
import { clockTimeOf } from '../../../domain/time.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { readNewestClass } from '../../store/queries/receipt.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { Scene } from '../../ui/Scene.tsx';
import { usePhone } from '../phone-context.ts';
import { SampleMark } from '../SampleMark.tsx';
import { TabBar } from '../TabBar.tsx';
import { ClassDeliveries } from './ClassDeliveries.tsx';
import { Receipt } from './Receipt.tsx';
import { Stops } from './Stops.tsx';
import { StuckRecords } from './StuckRecords.tsx';
import styles from './SyncPage.module.css';
import { useDelivery, type Delivery } from './use-delivery.ts';

/** Where the records are, said from the disk and from the city's receipts and from nothing else. */
export function SyncPage() {
  const { t } = useTranslation(['volunteer', 'ui']);
  const { syncSoon, records } = useServices();
  const { city } = usePhone();
  const delivery = useDelivery();
  const newestClass = useLive(() => readNewestClass(records), [records]);
  if (!delivery || newestClass === undefined) return null;
  const { recorded, waiting, held, sending, refusal, lastReceiptAt } = delivery;
  const delivered = recorded - waiting;
  const receiptTime = lastReceiptAt === null ? null : clockTimeOf(lastReceiptAt, city.timeZone);

  return (
    <Page
      top={
        <div className={styles.top}>
          <h1>{t('sync.title')}</h1>
          <SampleMark />
        </div>
      }
      bar={<TabBar />}
    >
      {recorded === 0 ? (
        <Card>
          <Scene />
          <h2>{t('sync.none.title')}</h2>
          <p>{t('sync.none.body')}</p>
        </Card>
      ) : (
        <>
          <p className={styles.lead} role="status">
            {t(`sync.lead.${leadOf(delivery)}`)}
          </p>
          {refusal && (
            <Card tone="trouble">
              <p>{t(`sync.refusal.${refusal}`)}</p>
              {(refusal === 'sign-in-needed' || refusal === 'phone-revoked') && (
                <ButtonLink to={rolePaths.classJoin} iconAfter="next">
                  {t('sync.rejoin')}
                </ButtonLink>
              )}
            </Card>
          )}
          <Card>
            <Stops
              stops={[
                {
                  icon: 'saved',
                  proven: true,
                  title: t('sync.stop.here'),
                  detail: t('sync.records', { count: recorded }),
                },
                {
                  icon: 'boat',
                  proven: delivered > 0,
                  title: sending ? t('sync.stop.sending') : t('sync.stop.sent'),
                  detail:
                    delivered > 0 || sending
                      ? t('sync.progress', { done: delivered, count: recorded })
                      : t('sync.notYet'),
                },
                {
                  icon: 'hall',
                  proven: waiting === 0,
                  title: t('sync.stop.arrived'),
                  detail:
                    waiting === 0 && receiptTime !== null
                      ? t('sync.answered', { time: receiptTime })
                      : t('sync.notYet'),
                },
              ]}
            />
          </Card>
          <Receipt
            delivered={delivered}
            recorded={recorded}
            classSessionId={waiting === 0 ? newestClass : null}
          />
          {held > 0 && <Note>{t('sync.held', { counted: delivery.counted, count: held })}</Note>}
          <StuckRecords counted={delivery.counted} />
          {waiting > 0 && !refusal && (
            <Button
              look="primary"
              wide
              iconBefore="boat"
              aria-disabled={sending}
              onClick={syncSoon}
            >
              {t('sync.sendNow')}
            </Button>
          )}
        </>
      )}
      <ButtonLink wide iconBefore="download" to={rolePaths.classHandOver()}>
        {t('sync.noLine')}
      </ButtonLink>
      {recorded > 0 && <ClassDeliveries />}
    </Page>
  );
}

function leadOf({ waiting, sending }: Delivery): 'arrived' | 'sending' | 'here' {
  if (waiting === 0) return 'arrived';
  return sending ? 'sending' : 'here';
}
