import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { ReferenceDocument } from '../../../protocol/documents.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { useServices } from '../../store/services.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { documentsOf } from '../documents.ts';
import { useMay } from '../frame/signed-in.ts';
import { Here } from '../parts/Here.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useAsked } from '../use-asked.ts';
import { ClassReceipt } from './ClassReceipt.tsx';
import { ClassForm } from './ClassForm.tsx';

/** One class session: planned anew, or moved to another day, hour or place. */
export function ClassPage() {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const { classSessionId } = useParams();
  const [asked, askAgain] = useAsked('documents', staffDesk.documents);
  const mayEdit = useMay('edit plans');
  return (
    <>
      <PageHead title={classSessionId ? t('class.change') : t('class.new')}>
        <ButtonLink size="staff" iconBefore="back" to={rolePaths.staffClasses}>
          {t('class.toList')}
        </ButtonLink>
      </PageHead>
      {classSessionId && <ClassReceipt classSessionId={classSessionId} />}
      {mayEdit ? (
        <Here asked={asked} onAgain={askAgain}>
          {(documents) => <Opened documents={documents} classSessionId={classSessionId ?? null} />}
        </Here>
      ) : (
        <Notice>{t('refusal.not-allowed')}</Notice>
      )}
    </>
  );
}

function Opened({
  documents,
  classSessionId,
}: {
  documents: readonly ReferenceDocument[];
  classSessionId: string | null;
}) {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  const planned = documentsOf(documents, 'planned-class-session').find(
    (one) => one.documentId === classSessionId,
  );
  if (classSessionId !== null && !planned) return <Notice>{t('class.gone')}</Notice>;
  const choices = {
    courses: documentsOf(documents, 'course').map(({ documentId, body }) => ({
      id: documentId,
      name: body.title,
    })),
    groups: documentsOf(documents, 'group').map(({ documentId, body }) => ({
      id: documentId,
      name: body.name,
    })),
    venues: documentsOf(documents, 'venue').map(({ documentId, body }) => ({
      id: documentId,
      name: body.name,
    })),
  };
  if (Object.values(choices).some((ones) => ones.length === 0))
    return (
      <>
        <Notice>{t('class.placesFirst')}</Notice>
        <p>
          <ButtonLink size="staff" look="primary" to={rolePaths.staffPlaces}>
            {t('nav.places')}
          </ButtonLink>
        </p>
      </>
    );
  return (
    <ClassForm
      planned={planned ?? null}
      choices={choices}
      onSaved={() => void navigate(rolePaths.staffClasses, { state: { saved: true } })}
    />
  );
}
