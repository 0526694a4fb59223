import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button, ButtonAnchor } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import type { InAppBrowser } from '../../../protocol/pages/in-app-browser.ts';
import { addressForOwnBrowser } from '../own-browser.ts';
import styles from '../UpdatePrompt.module.css';
import { stepsOutOfApp } from './install-steps.ts';
import { InstallSteps } from './InstallSteps.tsx';

/** Says that the page lies inside another app, and how to get it out. Advice: all else on the page goes on working. */
export function InAppAdvice({ app }: { app: InAppBrowser }) {
  const { t } = useTranslation('install');
  const { pathname } = useLocation();
  const [isPutAway, setPutAway] = useState(false);
  const [areStepsShown, setStepsShown] = useState(false);
  if (isPutAway) return null;
  const title = t('inApp.title', { app: t(`app.${app}`) });
  return (
    <aside className={styles.prompt} aria-label={title}>
      <Card tone="main">
        <h2>{title}</h2>
        <p>{t('inApp.body')}</p>
        {app === 'line' ? (
          <ButtonAnchor look="primary" href={addressForOwnBrowser(pathname)}>
            {t('inApp.open')}
          </ButtonAnchor>
        ) : (
          !areStepsShown && (
            <Button look="primary" onClick={() => setStepsShown(true)}>
              {t('inApp.how')}
            </Button>
          )
        )}
        {areStepsShown && <InstallSteps steps={stepsOutOfApp} label={t('inApp.how')} />}
        <Button look="quiet" onClick={() => setPutAway(true)}>
          {t('inApp.stay')}
        </Button>
      </Card>
    </aside>
  );
}
