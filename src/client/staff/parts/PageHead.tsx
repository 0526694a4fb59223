import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PageHead.module.css';

/** The page's name, also in the browser's tab, with a line beneath and the main deeds at the right. */
export function PageHead({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation(['staff', 'ui']);
  const tab = `${title} | ${t('ui:appName')}`;
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  return (
    <div className={styles.head}>
      <div>
        <h1>{title}</h1>
        {about && <p>{about}</p>}
      </div>
      {children && <div className={styles.deeds}>{children}</div>}
    </div>
  );
}
