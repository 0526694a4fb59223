import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Card.tsx';
import { useCity } from './use-city.ts';

/** 見本, as long as the city's own facts have not been entered. */
export function SampleChip() {
  return useCity()?.sample ? <SampleMark /> : null;
}

export function SampleMark() {
  const { t } = useTranslation('ui');
  return (
    <Chip tone="sample" icon="flag">
      {t('sample')}
    </Chip>
  );
}
