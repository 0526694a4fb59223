import { useTranslation } from 'react-i18next';
import { useServices } from '../../store/services.ts';
import { documentsOf } from '../documents.ts';
import { Here } from '../parts/Here.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useAsked } from '../use-asked.ts';
import { CoursesPanel } from './CoursesPanel.tsx';
import { NamesPanel } from './NamesPanel.tsx';
import styles from './Places.module.css';

/** Where classes are held, who runs them and what is taught: what plans are made of. */
export function PlacesPage() {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [asked, askAgain] = useAsked('documents', staffDesk.documents);
  return (
    <>
      <PageHead title={t('nav.places')} about={t('places.about')} />
      <Here asked={asked} onAgain={askAgain}>
        {(documents) => (
          <div className={styles.panels}>
            <NamesPanel
              kind="venue"
              documents={documentsOf(documents, 'venue')}
              onChanged={askAgain}
            />
            <NamesPanel
              kind="group"
              documents={documentsOf(documents, 'group')}
              onChanged={askAgain}
            />
            <CoursesPanel documents={documentsOf(documents, 'course')} onChanged={askAgain} />
          </div>
        )}
      </Here>
    </>
  );
}
