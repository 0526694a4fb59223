import { useTranslation } from 'react-i18next';
import { cityPhoneSetting } from '../../../protocol/city.ts';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import { readHeldByLock } from '../../store/queries/locks.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonAnchor } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { usePhone } from '../phone-context.ts';

type ClosedNoteProps = {
  readonly record: ClassRecord;
  /** Leaves room for the marks: the number to call stands behind each of them. */
  readonly brief?: boolean;
};

/** Staff have closed the class: that it can be read and not changed, and who opens it again. */
export function ClosedNote({ record, brief }: ClosedNoteProps) {
  const { t } = useTranslation('roll');
  return (
    <Card tone="attention">
      <h2>{t('closed.title')}</h2>
      <p>{t('closed.short')}</p>
      <HeldNote record={record} />
      {!brief && <CallCity />}
    </Card>
  );
}

/** How many of this phone's records came when the class was closed already. */
export function HeldNote({ record }: Pick<ClosedNoteProps, 'record'>) {
  const { t } = useTranslation('roll');
  const { records } = useServices();
  const { deviceId } = usePhone();
  const held = useLive(() => readHeldByLock(records), [records]);
  if (!held) return null;
  const seqs = new Set(held.split(' ').map(Number));
  const count = record.seqsOf(deviceId).filter((seq) => seqs.has(seq)).length;
  return count > 0 ? <p>{t('closed.held', { count })}</p> : null;
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
