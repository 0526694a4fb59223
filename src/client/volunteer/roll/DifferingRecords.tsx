import { useTranslation } from 'react-i18next';
import { detailNames } from '../../../domain/person-details.ts';
import { readableLearnerCode } from '../../../domain/learner-code.ts';
import type { ActualClassSession } from '../../../domain/registers.ts';
import type { JsonValue } from '../../../sync/op.ts';
import { readDocuments } from '../../store/queries/classes.ts';
import type { ClassRecord, Seat } from '../../store/queries/class-record.ts';
import { differencesOf, type Difference } from '../../store/queries/differences.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { readableDate } from '../../ui/dates.ts';
import { readLessonsOffered } from '../lessons-offered.ts';
import { usePhone } from '../phone-context.ts';
import styles from './DifferingMarks.module.css';
import { useSayingWhose } from './use-saying-whose.ts';

type DifferingRecordsProps = {
  readonly record: ClassRecord;
  readonly seats: readonly Seat[];
  readonly onSettle: (difference: Difference, value: JsonValue) => void;
};

/** What two phones recorded differently besides marks: when and where the class was, what people said of themselves. */
export function DifferingRecords({ record, seats, onSettle }: DifferingRecordsProps) {
  const { deviceId } = usePhone();
  return differencesOf(record, deviceId).map((difference) => (
    <DifferingRecord
      key={`${difference.learnerId} ${difference.field}`}
      difference={difference}
      seat={seats.find(({ learnerId }) => learnerId === difference.learnerId)?.seat ?? null}
      onSettle={(value) => onSettle(difference, value)}
    />
  ));
}

function DifferingRecord(props: {
  readonly difference: Difference;
  readonly seat: number | null;
  readonly onSettle: (value: JsonValue) => void;
}) {
  const { difference, seat, onSettle } = props;
  const { t } = useTranslation('roll');
  const say = useSayingValue();
  const sayWhose = useSayingWhose();
  const { learnerId, field, values } = difference;
  const titleId = `differing-${learnerId}-${field}`;
  const detail = detailNames.find((name) => name === field);
  const what = detail ? t(`person.${detail}`) : t(`differing.field.${nameOf(field)}`);
  return (
    <Card tone="attention" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {seat === null
          ? t('differing.records', { what })
          : t('differing.recordsOfSeat', { seat, what })}
      </h2>
      <p>{t('differing.body')}</p>
      <div className={styles.records}>
        {values.map(({ value, ...whose }) => (
          <Button key={JSON.stringify(value)} wide onClick={() => onSettle(value)}>
            {sayWhose(whose, say(field, value, values))}
          </Button>
        ))}
      </div>
    </Card>
  );
}

function nameOf(field: string): 'actual' | 'finish' | 'seat' | 'same-person' | 'other' {
  switch (field) {
    case 'actual':
    case 'finish':
    case 'seat':
    case 'same-person':
      return field;
    default:
      return 'other';
  }
}

/** A value in words; of a whole class only what differs from the other ones. */
function useSayingValue() {
  const { t, i18n } = useTranslation('roll');
  const { records, library } = useServices();
  const known = useLive(
    async () => ({
      venues: (await readDocuments(records)).venues,
      lessons: await readLessonsOffered(library),
    }),
    [records, library],
  );
  return (field: string, value: JsonValue, all: Difference['values']): string => {
    if (value === null) return t('person.notAsked');
    if (detailNames.some((name) => name === field))
      return t(`person.value.${value as 'unanswered'}`);
    if (field === 'same-person') return readableLearnerCode(String(value));
    if (field === 'seat') return t('same.seatNumber', { seat: Number(value) });
    if (field === 'finish') return t(value === true ? 'differing.finished' : 'differing.goesOn');
    if (field !== 'actual') return String(value);
    const classes = all.flatMap((one) => (one.value as ActualClassSession | null) ?? []);
    const differ = (partOf: (one: ActualClassSession) => string) =>
      new Set(classes.map(partOf)).size > 1;
    const actual = value as ActualClassSession;
    const titles = actual.lessons.flatMap(
      (key) => known?.lessons.find((lesson) => lesson.key === key)?.title ?? [],
    );
    const parts = [
      differ(({ date }) => date) && readableDate(actual.date, i18n.language),
      differ(({ start, end }) => `${start} ${end}`) && `${actual.start}–${actual.end}`,
      differ(({ venueId }) => venueId ?? '') &&
        (known?.venues.get(actual.venueId ?? '')?.name ?? t('differing.noVenue')),
      differ(({ lessons }) => lessons.join(' ')) &&
        (titles.length < actual.lessons.length
          ? t('differing.lessons', { count: actual.lessons.length })
          : titles.join('、') || t('differing.noLesson')),
      differ(({ cancelled }) => String(cancelled)) &&
        t(actual.cancelled ? 'differing.cancelled' : 'differing.tookPlace'),
    ];
    return parts.filter((part) => part !== false).join(' ') || actual.date;
  };
}
