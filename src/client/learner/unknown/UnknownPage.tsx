import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Scene } from '../../ui/Scene.tsx';

/** An address that leads nowhere, and the way back. */
export function UnknownPage() {
  const { t } = useTranslation('ui');
  return (
    <Page>
      <Scene />
      <h1>{t('notFound.title')}</h1>
      <ButtonLink to={paths.home} look="primary" iconBefore="home">
        {t('notFound.home')}
      </ButtonLink>
    </Page>
  );
}
