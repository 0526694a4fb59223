import { Component, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';

type Fault = 'unexpected' | 'lostPart';

/** A screen that cannot be drawn says so plainly; what was recorded is on disk and stays there. */
export class Boundary extends Component<{ children: ReactNode }, { fault: Fault | null }> {
  override state: { fault: Fault | null } = { fault: null };

  static getDerivedStateFromError(cause: unknown): { fault: Fault } {
    return { fault: isLostPart(cause) ? 'lostPart' : 'unexpected' };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? <Broken fault={fault} /> : this.props.children;
  }
}

/**
 * A part of the app that is loaded when it is first needed, and that neither this device nor the city
 * gave: what Chromium, Firefox, Safari and the bundler say then.
 */
const isLostPart = (cause: unknown): boolean =>
  cause instanceof Error &&
  /dynamically imported module|Importing a module script|Unable to preload/.test(cause.message);

function Broken({ fault }: { fault: Fault }) {
  const { t } = useTranslation('ui');
  const isOnline = useOnline();
  return (
    <Page>
      <Card tone="trouble">
        <h1>{t(`${fault}.title`)}</h1>
        <p>{t(`${fault}.body`)}</p>
        <Button
          look="primary"
          // Without a network the page itself might not open again.
          aria-disabled={fault === 'lostPart' && !isOnline}
          onClick={() => location.reload()}
        >
          {t('unexpected.reload')}
        </Button>
      </Card>
    </Page>
  );
}

function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setIsOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}
