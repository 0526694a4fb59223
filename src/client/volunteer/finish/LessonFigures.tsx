import { useTranslation } from 'react-i18next';
import { plainText, type Lesson } from '../../../domain/lessons/lesson.ts';
import { isStumbleCause } from '../../../domain/comprehension.ts';
import { isRecordedFamily, type CountedField } from '../../../domain/registers.ts';
import { actualOf, countsOf } from '../../store/queries/class-record.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Card, Note } from '../../ui/Card.tsx';
import { usePhone } from '../phone-context.ts';
import { useSayingMissing } from '../use-saying-missing.ts';
import styles from './LessonFigures.module.css';

/** What was taught, how hands went up and where people stumbled: filled from the records, nothing to write. */
export function LessonFigures({ openClass }: { openClass: OpenClass }) {
  const { t } = useTranslation('teach');
  const { library } = useServices();
  const sayMissing = useSayingMissing();
  const { record, expected } = openClass;
  const counts = countsOf(record);
  const taught = (actualOf(record) ?? expected)?.lessons ?? [];
  const counted = counts.map(({ counted: { packId, lessonId } }) => `${packId}/${lessonId}`);
  const keys = [...new Set([...taught, ...counted])];
  const wanted = keys.join(' ');
  const lessons = useLive(async () => {
    const found = await Promise.all(
      wanted.split(' ').map((key) => {
        const [packId = '', lessonId = ''] = key.split('/');
        return readLesson(library, packId, lessonId);
      }),
    );
    return found.flatMap((lesson) => (lesson.ok ? [lesson.value] : []));
  }, [library, wanted]);
  if (!lessons || keys.length === 0) return null;
  const missing = keys.filter((key) =>
    lessons.every(({ packId, lessonId }) => `${packId}/${lessonId}` !== key),
  );
  return (
    <Card>
      <h2>{t('figures.title')}</h2>
      {keys.map((key) => {
        const lesson = lessons.find(({ packId, lessonId }) => `${packId}/${lessonId}` === key);
        return (
          <section key={key} className={styles.lesson}>
            {lesson ? (
              <h3 lang="ja">{plainText(lesson.title)}</h3>
            ) : (
              <h3>{sayMissing(missing, key)}</h3>
            )}
            <Counts
              lesson={lesson}
              counts={counts.filter(
                (one) => `${one.counted.packId}/${one.counted.lessonId}` === key,
              )}
            />
          </section>
        );
      })}
      {missing.length > 0 && <Note>{t('notOnPhone.explain')}</Note>}
    </Card>
  );
}

type Count = { readonly counted: CountedField; readonly count: number };

function Counts({ lesson, counts }: { lesson: Lesson | undefined; counts: readonly Count[] }) {
  const { t } = useTranslation('teach');
  const { city } = usePhone();
  const rows = addedUp(
    counts.map(({ counted, count }) => ({ ...wordsOf(counted), count, counted })),
  ).toSorted((a, b) => a.counted.kind.localeCompare(b.counted.kind) || b.count - a.count);
  if (rows.length === 0) return null;
  return (
    <dl className={styles.counts}>
      {rows.map(({ about, what, count, counted }) => (
        <div key={`${sourceOf(counted)} ${what}`}>
          <dt>
            <span lang="ja">{about}</span>
            <b>{what}</b>
          </dt>
          <dd>{t('hands.people', { count })}</dd>
        </div>
      ))}
    </dl>
  );

  /** A question or a step by its sentence; where this phone has not that version of the lesson, as far as one can say. */
  function wordsOf(counted: CountedField): { readonly about: string; readonly what: string } {
    if (counted.kind === 'hands') {
      const step = lesson?.steps.find(({ check }) => check?.checkId === counted.checkId);
      const index = step?.check?.choices.findIndex(({ choiceId }) => choiceId === counted.choiceId);
      const choice = step?.check?.choices[index ?? -1];
      return {
        about: step ? plainText(step.sentence, city.settings) : t('notOnPhone.question'),
        what: choice
          ? `${(index ?? 0) + 1}. ${plainText(choice.text, city.settings)}`
          : t('notOnPhone.hands'),
      };
    }
    const step = lesson?.steps.find(({ stepId }) => stepId === counted.stepId);
    const { family, cause } = counted;
    // A newer phone of the same class may know a cause that this one does not.
    const why = isStumbleCause(cause) ? t(`stumble.cause.${cause}`) : t('notOnPhone.cause');
    const whose = isRecordedFamily(family) ? t(`family.${family}`) : t('notOnPhone.family');
    return {
      about: step ? plainText(step.sentence, city.settings) : t('notOnPhone.step'),
      what: `${why} (${whose})`,
    };
  }
}

type Row = Count & { readonly about: string; readonly what: string };

/** What cannot be told apart in words is one row: the hands for all answers of a question that is not on this phone. */
function addedUp(rows: readonly Row[]): readonly Row[] {
  const rowByKey = new Map<string, Row>();
  for (const row of rows) {
    const key = `${sourceOf(row.counted)} ${row.what}`;
    const known = rowByKey.get(key);
    rowByKey.set(key, known ? { ...known, count: known.count + row.count } : row);
  }
  return [...rowByKey.values()];
}

/** Which question or step. */
const sourceOf = (counted: CountedField): string =>
  `${counted.kind} ${counted.kind === 'hands' ? counted.checkId : counted.stepId}`;
