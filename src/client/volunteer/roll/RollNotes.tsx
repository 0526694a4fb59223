import { useTranslation } from 'react-i18next';
import { classDayOf } from '../../../domain/class-day.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { Card, Chip } from '../../ui/Card.tsx';
import { readableDate } from '../../ui/dates.ts';
import { ClosedNote, HeldNote } from '../closed/ClosedNote.tsx';
import { useToday } from '../use-today.ts';

/** What a volunteer should know before marking here: another day, a wrong clock, cancelled, closed by the city. */
export function RollNotes({ entry, openClass }: { entry: ClassEntry; openClass: OpenClass }) {
  const { t } = useTranslation('volunteer');
  return (
    <>
      {entry.planned?.status === 'cancelled' && (
        <Chip tone="sample" icon="warn">
          {t('roll.cancelledByCity')}
        </Chip>
      )}
      {openClass.locked ? (
        <ClosedNote record={entry.record} brief />
      ) : (
        <>
          <DayNote entry={entry} />
          <HeldNote record={entry.record} />
        </>
      )}
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
