import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { forgetLearner } from '../../store/actions/forget-learner.ts';
import { useServices } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { SidePage } from '../SidePage.tsx';
import { useDelivery } from '../sync/use-delivery.ts';

/** A phone that is lent to learners: one tap wipes what the last one left, and keeps what the class recorded. */
export function LendPage() {
  const { t } = useTranslation('rescue');
  const { learner } = useServices();
  const delivery = useDelivery();
  const [told, setTold] = useState<'wiped' | 'notWiped' | null>(null);

  async function wipe() {
    try {
      await forgetLearner(learner);
      setTold('wiped');
    } catch (cause) {
      setTold('notWiped');
      reportError(cause);
    }
  }

  return (
    <SidePage title={t('lend.title')} back={paths.classHome}>
      <p>{t('lend.lead')}</p>
      <Button wide look="primary" iconBefore="phone" onClick={() => void wipe()}>
        {t('lend.wipe')}
      </Button>
      <div role="status">
        {told && (
          <Card tone={told === 'wiped' ? 'main' : 'trouble'}>
            <p>{t(`lend.${told}`)}</p>
            {told === 'wiped' && (
              <ButtonLink wide to={paths.home} iconAfter="next">
                {t('lend.toLessons')}
              </ButtonLink>
            )}
          </Card>
        )}
      </div>
      {delivery && delivery.waiting > 0 && <p>{t('lend.waiting', { count: delivery.waiting })}</p>}
      <Note>{t('lend.stays')}</Note>
    </SidePage>
  );
}
