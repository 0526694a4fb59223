import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { readLesson } from '../../store/queries/lessons.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { UnknownClass } from '../UnknownClass.tsx';
import { useOpenClass } from '../use-open-class.ts';
import { TeachView } from './TeachView.tsx';

/** `/class/:classSessionId/teach/:packId/:lessonId` */
export function TeachPage() {
  const { t } = useTranslation(['teach', 'ui']);
  const { classSessionId = '', packId = '', lessonId = '' } = useParams();
  const { library } = useServices();
  const found = useOpenClass(classSessionId);
  const lesson = useLive(() => readLesson(library, packId, lessonId), [library, packId, lessonId]);
  if (found === undefined || lesson === undefined) return null;
  if (found === null) return <UnknownClass />;
  if (!lesson.ok) {
    return (
      <Page>
        <Card>
          <h1>{t('notHere.title')}</h1>
          <p>{t('notHere.body')}</p>
          <ButtonLink look="primary" iconBefore="back" to={rolePaths.classTeach(classSessionId)}>
            {t('ui:back')}
          </ButtonLink>
        </Card>
      </Page>
    );
  }
  return (
    <TeachView
      key={`${packId}/${lessonId}`}
      openClass={found.openClass}
      lesson={lesson.value}
      classSessionId={classSessionId}
    />
  );
}
