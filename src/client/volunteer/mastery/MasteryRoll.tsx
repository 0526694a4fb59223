import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { hasCome } from '../../../domain/attendance.ts';
import type { Mastery } from '../../../domain/comprehension.ts';
import { masteryField } from '../../../domain/registers.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { recordLessonsTaught, recordMastery } from '../../store/actions/record-mastery.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { actualOf, masteryIn, seatsOf } from '../../store/queries/class-record.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Note } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { readLessonsOffered, unknownLesson } from '../lessons-offered.ts';
import { ClosedNote } from '../closed/ClosedNote.tsx';
import { useSayingMissing } from '../use-saying-missing.ts';
import { NotSaved } from '../NotSaved.tsx';
import { useRecording } from '../phone-context.ts';
import { SampleMark } from '../SampleMark.tsx';
import { KeptHere } from '../sync/KeptHere.tsx';
import { LessonsTaughtSheet } from './LessonsTaughtSheet.tsx';
import styles from './MasteryRoll.module.css';
import { MasteryRow } from './MasteryRow.tsx';

/** Lesson by lesson, for everybody who came: alone, with help, not yet. */
export function MasteryRoll({ entry, openClass }: { entry: ClassEntry; openClass: OpenClass }) {
  const { t } = useTranslation(['volunteer', 'ui']);
  const { library } = useServices();
  const recording = useRecording();
  const sayMissing = useSayingMissing();
  const offered = useLive(() => readLessonsOffered(library), [library]);
  const [shownKey, setShownKey] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [notSaved, setNotSaved] = useState(false);
  if (!offered) return null;

  const { record, locked } = openClass;
  const taughtKeys = (actualOf(record) ?? openClass.expected)?.lessons ?? [];
  const isHere = (key: string) => offered.some((one) => one.key === key);
  const missing = taughtKeys.filter((key) => !isHere(key));
  const taught = taughtKeys.map(
    (key) => offered.find((one) => one.key === key) ?? unknownLesson(key, sayMissing(missing, key)),
  );
  const shown = taught.find(({ key }) => key === shownKey) ?? taught[0];
  const present = seatsOf(record, openClass.roster, openClass.personOfCode).filter(
    ({ status }) => status !== null && hasCome(status),
  );

  const keep = (work: Promise<void>) =>
    work
      .then(() => setNotSaved(false))
      .catch((cause: unknown) => {
        setNotSaved(true);
        reportError(cause);
      });

  return (
    <Page
      top={
        <div className={styles.top}>
          <h1>{t('mastery.title')}</h1>
          <p>{t('mastery.lead')}</p>
        </div>
      }
      bar={
        <BottomBar kind="steps">
          <ButtonLink to={rolePaths.classRoll(entry.classSessionId)} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
          <ButtonLink
            look="primary"
            iconAfter="next"
            to={rolePaths.classFinish(entry.classSessionId)}
          >
            {t('mastery.toFinish')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <SampleMark />
      {locked && <ClosedNote record={record} />}
      <div className={styles.lessons} role="group" aria-label={t('mastery.lessons')}>
        {taught.map((lesson) => (
          <button
            key={lesson.key}
            type="button"
            className={styles.lesson}
            aria-pressed={lesson.key === shown?.key}
            onClick={() => setShownKey(lesson.key)}
          >
            {lesson.title}
          </button>
        ))}
        {!locked && (
          <Button look="quiet" onClick={() => setChoosing(true)}>
            {taught.length === 0 ? t('mastery.chooseLessons') : t('mastery.changeLessons')}
          </Button>
        )}
      </div>
      {present.length === 0 && <Note>{t('mastery.nobody')}</Note>}
      {shown && present.length > 0 && (
        <ul className={styles.rows}>
          {present.map((seat) => {
            const field = masteryField(shown.packId, shown.lessonId, shown.version);
            return (
              <li key={seat.learnerId}>
                <MasteryRow
                  locked={locked}
                  seat={seat.seat}
                  mastery={masteryIn(record, seat.learnerId, field)}
                  conflict={record.read(seat.learnerId, field).conflict}
                  onChoose={(mastery: Mastery | null) =>
                    void keep(recordMastery(recording, openClass, seat.learnerId, field, mastery))
                  }
                />
              </li>
            );
          })}
        </ul>
      )}
      {notSaved && <NotSaved />}
      <KeptHere record={openClass.record} />
      {choosing && !locked && (
        <LessonsTaughtSheet
          offered={offered}
          taught={taughtKeys}
          onClose={() => setChoosing(false)}
          onChoose={(lessons) => void keep(recordLessonsTaught(recording, openClass, lessons))}
        />
      )}
    </Page>
  );
}
