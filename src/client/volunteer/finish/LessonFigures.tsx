import { useTranslation } from 'react-i18next';
import { plainText, type Lesson } from '../../../domain/lessons/lesson.ts';
import { isStumbleCause } from '../../../domain/comprehension.ts';
import { isRecordedFamily, type CountedField } from '../../../domain/registers.ts';
import { actualOf, countsOf } from '../../store/queries/class-record.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Card } from '../../ui/Card.tsx';
import { usePhone } from '../phone-context.ts';
import { unknownLesson } from '../lessons-offered.ts';
import styles from './LessonFigures.module.css';

/** What was taught, how hands went up and where people stumbled: filled from the records, nothing to write. */
export function LessonFigures({ openClass }: { openClass: OpenClass }) {
  const { t } = useTranslation('teach');
  const { library } = useServices();
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
  return (
    <Card>
      <h2>{t('figures.title')}</h2>
      {keys.map((key) => {
        const lesson = lessons.find(({ packId, lessonId }) => `${packId}/${lessonId}` === key);
        return (
          <section key={key} className={styles.lesson}>
            <h3 lang="ja">{lesson ? plainText(lesson.title) : unknownLesson(key).title}</h3>
            <Counts
              lesson={lesson}
              counts={counts.filter(
                (one) => `${one.counted.packId}/${one.counted.lessonId}` === key,
              )}
            />
          </section>
        );
      })}
    </Card>
  );
}

type Count = { readonly counted: CountedField; readonly count: number };

function Counts({ lesson, counts }: { lesson: Lesson | undefined; counts: readonly Count[] }) {
  const { t } = useTranslation('teach');
  const { city } = usePhone();
  const rows = counts
    .map(({ counted, count }) => ({ ...wordsOf(counted), count, counted }))
    .sort((a, b) => a.counted.kind.localeCompare(b.counted.kind) || b.count - a.count);
  if (rows.length === 0) return null;
  return (
    <dl className={styles.counts}>
      {rows.map(({ about, what, count }) => (
        <div key={`${about} ${what}`}>
          <dt>
            <span lang="ja">{about}</span>
            <b>{what}</b>
          </dt>
          <dd>{t('hands.people', { count })}</dd>
        </div>
      ))}
    </dl>
  );

  /** A question or a step by its sentence; by its id where this phone has another version of the lesson. */
  function wordsOf(counted: CountedField): { readonly about: string; readonly what: string } {
    if (counted.kind === 'hands') {
      const step = lesson?.steps.find(({ check }) => check?.checkId === counted.checkId);
      const index = step?.check?.choices.findIndex(({ choiceId }) => choiceId === counted.choiceId);
      const choice = step?.check?.choices[index ?? -1];
      return {
        about: step ? plainText(step.sentence, city.settings) : counted.checkId,
        what: choice
          ? `${(index ?? 0) + 1}. ${plainText(choice.text, city.settings)}`
          : counted.choiceId,
      };
    }
    const step = lesson?.steps.find(({ stepId }) => stepId === counted.stepId);
    const { family, cause } = counted;
    // A newer phone of the same class may know a cause that this one does not.
    const why = isStumbleCause(cause) ? t(`stumble.cause.${cause}`) : cause;
    const whose = isRecordedFamily(family) ? t(`family.${family}`) : family;
    return {
      about: step ? plainText(step.sentence, city.settings) : counted.stepId,
      what: `${why} (${whose})`,
    };
  }
}
