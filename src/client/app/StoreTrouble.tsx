import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';

/** Shown instead of the app while nothing could be kept: better no record than one that is lost. */
export function StoreTrouble({ kind }: { kind: 'storageTrouble' | 'newerRecords' }) {
  const { t } = useTranslation('ui');
  return (
    <Page>
      <Card tone="trouble">
        <h1>{t(`${kind}.title`)}</h1>
        <p>{t(`${kind}.body`)}</p>
      </Card>
    </Page>
  );
}
