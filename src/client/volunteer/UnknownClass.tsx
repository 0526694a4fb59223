import { useTranslation } from 'react-i18next';
import { paths } from '../app/paths.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';

/** An address of a class that this phone does not know. */
export function UnknownClass() {
  const { t } = useTranslation(['volunteer', 'ui']);
  return (
    <Page>
      <Card>
        <h1>{t('unknownClass.title')}</h1>
        <p>{t('unknownClass.body')}</p>
        <ButtonLink look="primary" iconBefore="back" to={paths.classHome}>
          {t('ui:back')}
        </ButtonLink>
      </Card>
    </Page>
  );
}
