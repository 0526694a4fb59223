import { useTranslation } from 'react-i18next';
import { useServices } from '../../store/services.ts';
import { Notice } from '../parts/Notice.tsx';
import { useAsked } from '../use-asked.ts';

/** The code by which staff and a volunteer on the telephone know that both see the same records. */
export function ClassReceipt({ classSessionId }: { classSessionId: string }) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [asked] = useAsked(classSessionId, staffDesk.classReceipt);
  if (asked.status !== 'here' || asked.value.ops === 0) return null;
  const { code, ops } = asked.value;
  return <Notice tone="done">{t('parcels.receipt', { code, n: ops })}</Notice>;
}
