import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { useServices } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import type { Delivery } from '../sync/use-delivery.ts';

/** What has not reached the city yet, and the two ways in which it does: sent, or handed over sealed. */
export function WaitingRecords({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('sharing');
  const { syncSoon } = useServices();
  return (
    <Card tone="attention">
      <p role="status">{t('waiting.count', { count: delivery.waiting })}</p>
      <Button
        wide
        look="soft"
        iconBefore="boat"
        aria-disabled={delivery.sending}
        onClick={syncSoon}
      >
        {t(delivery.sending ? 'waiting.sending' : 'waiting.send')}
      </Button>
      <ButtonLink wide iconBefore="download" to={rolePaths.classHandOver()}>
        {t('waiting.handOver')}
      </ButtonLink>
    </Card>
  );
}
