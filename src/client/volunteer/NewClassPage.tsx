import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../app/paths.ts';
import { rolePaths } from '../app/paths-of-roles.ts';
import { addHours, civilDateOf, clockTimeOf } from '../../domain/time.ts';
import { createClassSession } from '../store/actions/create-class-session.ts';
import { readDocuments } from '../store/queries/classes.ts';
import { useLive } from '../store/queries/use-live.ts';
import { useServices } from '../store/services.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { BottomBar, Page } from '../ui/Page.tsx';
import styles from './NewClassPage.module.css';
import { NotSaved } from './NotSaved.tsx';
import { SampleMark } from './SampleMark.tsx';
import { usePhone, useRecording } from './phone-context.ts';
import { useKeeping } from './use-keeping.ts';
import { useToday } from './use-today.ts';

const seatChoices = [5, 8, 10, 12, 16, 20] as const;

/** A class that nobody planned: place, topic and seats, for today and now; made without a network. */
export function NewClassPage() {
  const { t } = useTranslation(['volunteer', 'roll', 'ui']);
  const { records, now, randomBytes } = useServices();
  const { city } = usePhone();
  const recording = useRecording();
  const navigate = useNavigate();
  const today = useToday();
  const documents = useLive(() => readDocuments(records), [records]);
  const [venueId, setVenueId] = useState('');
  const [courseId, setCourseId] = useState('');
  const [seatCount, setSeatCount] = useState<number>(10);
  const [chosenDate, setChosenDate] = useState('');
  const { notSaved, keep } = useKeeping();
  const dateField = useId();
  const venueField = useId();
  const courseField = useId();

  function create(event: FormEvent) {
    event.preventDefault();
    const moment = now();
    const start = clockTimeOf(moment, city.timeZone);
    const course = documents?.courses.get(courseId);
    void keep(async () => {
      const classSessionId = await createClassSession(
        recording,
        {
          date: today ?? (chosenDate || civilDateOf(moment, city.timeZone)),
          start,
          end: addHours(start, 2),
          venueId: venueId || null,
          courseId: courseId || null,
          lessons: course?.lessonIds.map((lessonId) => `${course.packId}/${lessonId}`) ?? [],
          cancelled: false,
        },
        seatCount,
        randomBytes,
      );
      void navigate(rolePaths.classRoll(classSessionId), { replace: true });
    });
  }

  return (
    <form onSubmit={create}>
      <Page
        bar={
          <BottomBar kind="steps">
            <ButtonLink to={paths.classHome} iconBefore="back">
              {t('ui:back')}
            </ButtonLink>
            <Button type="submit" look="primary" iconAfter="next">
              {t('newClass.create')}
            </Button>
          </BottomBar>
        }
      >
        <h1>{t('newClass.title')}</h1>
        <p>{t('newClass.lead')}</p>
        <SampleMark />
        {today === null && (
          <div className={styles.field}>
            <label htmlFor={dateField}>{t('roll:day.ask')}</label>
            <input
              id={dateField}
              type="date"
              required
              value={chosenDate}
              onChange={(event) => setChosenDate(event.target.value)}
            />
          </div>
        )}
        <div className={styles.field}>
          <label htmlFor={venueField}>{t('newClass.venue')}</label>
          <select
            id={venueField}
            value={venueId}
            onChange={(event) => setVenueId(event.target.value)}
          >
            <option value="">{t('newClass.otherVenue')}</option>
            {[...(documents?.venues ?? [])].map(([id, venue]) => (
              <option key={id} value={id}>
                {venue.name}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.field}>
          <label htmlFor={courseField}>{t('newClass.course')}</label>
          <select
            id={courseField}
            value={courseId}
            onChange={(event) => setCourseId(event.target.value)}
          >
            <option value="">{t('newClass.noCourse')}</option>
            {[...(documents?.courses ?? [])].map(([id, course]) => (
              <option key={id} value={id}>
                {course.title}
              </option>
            ))}
          </select>
        </div>
        <fieldset className={styles.field}>
          <legend>{t('newClass.seats')}</legend>
          <div className={styles.counts}>
            {seatChoices.map((count) => (
              <label key={count} className={styles.count}>
                <input
                  type="radio"
                  name="seats"
                  checked={seatCount === count}
                  onChange={() => setSeatCount(count)}
                />
                <span>{t('newClass.seatCount', { count })}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {notSaved && <NotSaved />}
      </Page>
    </form>
  );
}
