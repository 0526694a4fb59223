import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { paths } from './paths.ts';
import styles from './UpdatePrompt.module.css';

/** What Chromium hands over instead of asking by itself. */
export type InstallEvent = Event & { readonly prompt: () => Promise<unknown> };

/** Offers a place on the home screen, on the two first pages only; put away, it stays away for this visit. */
export function InstallOffer({ event }: { event: InstallEvent }) {
  const { t } = useTranslation('ui');
  const { pathname } = useLocation();
  const [isAnswered, setAnswered] = useState(false);
  if (isAnswered || (pathname !== paths.home && pathname !== paths.classHome)) return null;
  return (
    <aside className={styles.prompt} aria-label={t('install.title')}>
      <Card>
        <h2>{t('install.title')}</h2>
        <p>{t('install.body')}</p>
        <Button
          iconBefore="download"
          onClick={() => {
            setAnswered(true);
            void event.prompt();
          }}
        >
          {t('install.now')}
        </Button>
        <Button look="quiet" onClick={() => setAnswered(true)}>
          {t('install.later')}
        </Button>
      </Card>
    </aside>
  );
}
