import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';

/** A screen that cannot be drawn says so plainly; what was recorded is on disk and stays there. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation('ui');
  return (
    <Page>
      <Card tone="trouble">
        <h1>{t('unexpected.title')}</h1>
        <p>{t('unexpected.body')}</p>
        <Button look="primary" onClick={() => location.reload()}>
          {t('unexpected.reload')}
        </Button>
      </Card>
    </Page>
  );
}
