import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { paths } from '../paths.ts';
import prompt from '../UpdatePrompt.module.css';
import styles from './InstallOffer.module.css';
import { installWayOf } from './install-way.ts';

/** What Chromium hands over instead of asking by itself. */
export type InstallEvent = Event & { readonly prompt: () => Promise<unknown> };

/**
 * Offers a place on the home screen, beneath what the screen is about: at once where the browser lets us, by
 * leading to the steps elsewhere. Put away, it stays away for this visit.
 */
export function InstallOffer({ event }: { event: InstallEvent | null }) {
  const { t } = useTranslation('install');
  const [isAnswered, setAnswered] = useState(false);
  const [hasWay] = useState(
    () =>
      installWayOf({ userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints }) !==
      null,
  );
  if (isAnswered || !(event || hasWay)) return null;
  return (
    <aside className={`${prompt.prompt} ${styles.offer}`} aria-label={t('offer.title')}>
      <Card>
        <h2>{t('offer.title')}</h2>
        <p>{t('offer.body')}</p>
        {event ? (
          <Button
            iconBefore="download"
            onClick={() => {
              setAnswered(true);
              void event.prompt();
            }}
          >
            {t('offer.now')}
          </Button>
        ) : (
          <ButtonLink to={paths.install} iconAfter="next">
            {t('offer.how')}
          </ButtonLink>
        )}
        <Button look="quiet" onClick={() => setAnswered(true)}>
          {t('offer.later')}
        </Button>
      </Card>
    </aside>
  );
}
