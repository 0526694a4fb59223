import { useTranslation } from 'react-i18next';
import { cityPhoneSetting } from '../../../protocol/city.ts';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import { countHeldByLock } from '../../store/queries/locks.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonAnchor } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { usePhone } from '../phone-context.ts';

type ClosedNoteProps = { readonly record: ClassRecord };

/** Staff have closed the class: that it can be read and not changed, and who opens it again. */
export function ClosedNote({ record }: ClosedNoteProps) {
  const { t } = useTranslation('roll');
  return (
    <Card tone="attention">
      <h2>{t('closed.title')}</h2>
      <p>{t('closed.short')}</p>
      <HeldNote record={record} />
      <CallCity />
    </Card>
  );
}

/** How many of this phone's records came when the class was closed already. */
export function HeldNote({ record }: ClosedNoteProps) {
  const { t } = useTranslation('roll');
  const { records } = useServices();
  const { deviceId } = usePhone();
  const own = record.seqsOf(deviceId).join(' ');
  const held = useLive(
    () => countHeldByLock(records, own === '' ? [] : own.split(' ').map(Number)),
    [records, own],
  );
  return held ? <p>{t('closed.held', { count: held })}</p> : null;
}

/** The number to call, where the city has told it. */
export function CallCity() {
  const { t } = useTranslation('roll');
  const { city } = usePhone();
  const number = city.settings[cityPhoneSetting];
  if (!number) return null;
  return (
    <ButtonAnchor wide iconBefore="tel" href={`tel:${number.replaceAll('-', '')}`}>
      {t('closed.call', { number })}
    </ButtonAnchor>
  );
}
