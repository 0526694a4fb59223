import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { actualOf } from '../../store/queries/class-record.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { placeName, readTeachingPlace } from '../../store/teaching-place.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { RowLink, LinkRows } from '../RowLink.tsx';
import { readLessonsOffered, type LessonOffered } from '../lessons-offered.ts';
import { SampleMark } from '../SampleMark.tsx';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import styles from './TeachListPage.module.css';

/** `/class/:classSessionId/teach`: which lesson to show; those of this class first. */
export function TeachListPage() {
  const { t } = useTranslation(['teach', 'ui']);
  const { classSessionId = '' } = useParams();
  const { library } = useServices();
  const found = useOpenClass(classSessionId);
  const offered = useLive(() => readLessonsOffered(library), [library]);
  if (found === undefined || !offered) return null;
  if (found === null) return <UnknownClass />;
  const { openClass } = found;
  const keys = (actualOf(openClass.record) ?? openClass.expected)?.lessons ?? [];
  const ofClass = offered.filter(({ key }) => keys.includes(key));
  const others = offered.filter(({ key }) => !keys.includes(key));
  const rows = (lessons: readonly LessonOffered[]) => (
    <LinkRows>
      {lessons.map((lesson) => (
        <li key={lesson.key}>
          <TaughtRow classSessionId={classSessionId} lesson={lesson} />
        </li>
      ))}
    </LinkRows>
  );

  return (
    <Page
      bar={
        <BottomBar kind="steps">
          <ButtonLink to={rolePaths.classRoll(classSessionId)} iconBefore="back">
            {t('ui:back')}
          </ButtonLink>
          <ButtonLink look="primary" iconAfter="next" to={rolePaths.classMastery(classSessionId)}>
            {t('list.toMastery')}
          </ButtonLink>
        </BottomBar>
      }
    >
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      <SampleMark />
      {offered.length === 0 && (
        <Card>
          <h2>{t('notHere.title')}</h2>
          <p>{t('notHere.body')}</p>
        </Card>
      )}
      {ofClass.length > 0 && rows(ofClass)}
      {others.length > 0 && (
        <section aria-labelledby="others" className={styles.others}>
          <h2 id="others">{t(ofClass.length > 0 ? 'list.others' : 'list.all')}</h2>
          {rows(others)}
        </section>
      )}
    </Page>
  );
}

function TaughtRow({ classSessionId, lesson }: { classSessionId: string; lesson: LessonOffered }) {
  const { t } = useTranslation('teach');
  const { packId, lessonId } = lesson;
  const isBegun = readTeachingPlace(localStorage, placeName(classSessionId, packId, lessonId));
  return (
    <RowLink
      to={rolePaths.classTeachLesson(classSessionId, packId, lessonId)}
      title={lesson.title}
      lang="ja"
      state={isBegun ? t('list.goOn') : t('list.minutes', { count: lesson.minutes })}
    />
  );
}
