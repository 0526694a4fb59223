import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Card.tsx';
import { usePhone } from './phone-context.ts';

/** Says that everything here is made up, while it is. */
export function SampleMark() {
  const { t } = useTranslation('ui');
  return usePhone().city.sample ? <Chip tone="sample">{t('sample')}</Chip> : null;
}
