import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Scene } from '../../ui/Scene.tsx';
import styles from './Door.module.css';

/** The pages before one is signed in: the view, the name of the page, one thing to do. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation(['staff', 'ui']);
  const tab = `${title} | ${t('ui:appName')}`;
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  return (
    <div className={styles.room}>
      <main className={styles.door} id="main">
        <div className={styles.view}>
          <Scene />
        </div>
        <div className={styles.inside}>
          <p className={styles.brand}>{t('door.brand')}</p>
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
