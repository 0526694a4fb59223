import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { NewerAppContext } from '../store/newer-app.ts';
import styles from './UpdatePrompt.module.css';

/** Screens in the middle of something: there the news waits. */
const busy = [/^\/lessons\/[^/]+\/[^/]+/, /^\/class\/(?!sync|join|new)[^/]+/];

/** Says that a newer version is there; only the person decides when. */
export function UpdatePrompt() {
  const { t } = useTranslation('ui');
  const worker = useContext(NewerAppContext);
  const { pathname } = useLocation();
  const [waiting, setWaiting] = useState(false);
  useEffect(() => worker?.onWaiting(() => setWaiting(true)), [worker]);
  if (!waiting || busy.some((pattern) => pattern.test(pathname))) return null;
  return (
    <aside className={styles.prompt} aria-live="polite">
      <Card tone="main">
        <h2>{t('update.title')}</h2>
        <p>{t('update.body')}</p>
        <Button look="primary" onClick={() => worker?.accept()}>
          {t('update.now')}
        </Button>
        <Button onClick={() => setWaiting(false)}>{t('update.later')}</Button>
      </Card>
    </aside>
  );
}
