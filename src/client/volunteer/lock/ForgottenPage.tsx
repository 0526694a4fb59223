import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { WaitingRecords } from '../sharing/WaitingRecords.tsx';
import { useDelivery } from '../sync/use-delivery.ts';

/** `/class/phone/forgotten`: first what has not reached the city, then a new code, which takes the lock away. */
export function ForgottenPage() {
  const { t } = useTranslation(['sharing', 'ui']);
  const delivery = useDelivery();
  if (!delivery) return null;
  return (
    <Page
      bar={
        <BottomBar kind="steps">
          <ButtonLink to={paths.classHome} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
          <ButtonLink look="primary" iconAfter="next" to={rolePaths.classJoin}>
            {t('forgotten.toCode')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{t('forgotten.title')}</h1>
      <p>{t('forgotten.lead')}</p>
      <h2>{t('forgotten.first')}</h2>
      {delivery.waiting > 0 ? (
        <WaitingRecords delivery={delivery} />
      ) : (
        <Card>
          <p>{t('forgotten.allThere')}</p>
        </Card>
      )}
      <h2>{t('forgotten.second')}</h2>
      <p>{t('forgotten.code')}</p>
    </Page>
  );
}
