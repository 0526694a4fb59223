import { useTranslation } from 'react-i18next';
import { readCity } from '../store/queries/city.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { Chip } from '../ui/Card.tsx';

/** 見本, as long as the city's own facts have not been entered. */
export function SampleChip() {
  const { t } = useTranslation('ui');
  const { library } = useServices();
  const city = useLive(() => readCity(library), [library]);
  return city?.sample ? (
    <Chip tone="sample" icon="flag">
      {t('sample')}
    </Chip>
  ) : null;
}
