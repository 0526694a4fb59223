import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab after the screen; null while the name is not known yet. */
export function useTitle(title: string | null): void {
  const { t } = useTranslation('ui');
  const appName = t('appName');
  useEffect(() => {
    if (title !== null) document.title = title === '' ? appName : `${title} | ${appName}`;
  }, [title, appName]);
}
