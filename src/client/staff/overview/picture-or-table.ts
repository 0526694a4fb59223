import { useTranslation } from 'react-i18next';

/** The two ways to look at every chart. */
export function usePictureOrTable() {
  const { t } = useTranslation('staff');
  return [
    { value: 'picture', word: t('looks.picture'), icon: 'chart' },
    { value: 'table', word: t('looks.table'), icon: 'table' },
  ] as const;
}
