import { useTranslation } from 'react-i18next';
import { classDayOf } from '../../../domain/class-day.ts';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { readSync } from '../../store/sync-state.ts';
import { Card, Chip } from '../../ui/Card.tsx';
import { readableDate } from '../../ui/dates.ts';
import { usePhone } from '../phone-context.ts';
import { useToday } from '../use-today.ts';

/** What a volunteer should know before marking here: another day, a wrong clock, cancelled, closed by the city. */
export function RollNotes({ entry }: { entry: ClassEntry }) {
  const { t } = useTranslation('volunteer');
  return (
    <>
      {entry.planned?.status === 'cancelled' && (
        <Chip tone="sample" icon="warn">
          {t('roll.cancelledByCity')}
        </Chip>
      )}
      <DayNote entry={entry} />
      <LockedNote record={entry.record} />
    </>
  );
}

function DayNote({ entry }: { entry: ClassEntry }) {
  const { t, i18n } = useTranslation('roll');
  const today = useToday();
  if (today === undefined) return null;
  const day = classDayOf(entry.date, today);
  if (day === 'today') return null;
  const date = readableDate(entry.date, i18n.language);
  return (
    <Card tone="attention">
      <p>
        {day === 'unknown' ? t('day.unknown') : t(`day.${day}`, { date })}
        {day === 'later' &&
          ` ${t('day.laterMark', { today: readableDate(today ?? '', i18n.language) })}`}
      </p>
    </Card>
  );
}

/** Staff have closed the class: known as soon as the city has held a record of it back. */
function LockedNote({ record }: { record: ClassRecord }) {
  const { t } = useTranslation('roll');
  const { records } = useServices();
  const { deviceId } = usePhone();
  const receipts = useLive(async () => (await readSync(records)).receipts, [records]);
  const locked = receipts?.exceptions.filter(({ reason }) => reason === 'class-locked') ?? [];
  if (locked.length === 0) return null;
  const seqs = new Set(record.seqsOf(deviceId));
  if (!locked.some(({ seq }) => seqs.has(seq))) return null;
  return (
    <Card tone="attention">
      <p>{t('locked')}</p>
    </Card>
  );
}
