import { useTranslation } from 'react-i18next';

/** Names a lesson that was taught and is not on this phone; several of them are counted, so that they differ. */
export function useSayingMissing(): (missing: readonly string[], key: string) => string {
  const { t } = useTranslation('teach');
  return (missing, key) =>
    missing.length > 1
      ? t('notOnPhone.lessonOf', { number: missing.indexOf(key) + 1 })
      : t('notOnPhone.lesson');
}
