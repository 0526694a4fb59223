import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackOnShelf } from '../../../protocol/shelf.ts';
import { Button } from '../../ui/Button.tsx';
import type { DocumentOf } from '../documents.ts';
import { useMay } from '../frame/signed-in.ts';
import { Panel } from '../parts/Panel.tsx';
import { unspaced, usePacks } from '../use-packs.ts';
import { CourseForm } from './CourseForm.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Places.module.css';

type Course = DocumentOf<'course'>;

/** Series about one topic each, with the lessons that are taught in them. */
export function CoursesPanel({
  documents,
  onChanged,
}: {
  documents: readonly Course[];
  onChanged: () => void;
}) {
  const { t } = useTranslation('staff');
  const packs = usePacks();
  const mayEdit = useMay('edit plans');
  const [open, setOpen] = useState<string | null>(null);
  const close = () => {
    setOpen(null);
    onChanged();
  };
  return (
    <Panel title={t('places.course.title')} about={t('places.course.about')}>
      {documents.length === 0 && <p>{t('places.course.none')}</p>}
      <ul className={styles.rows}>
        {documents.map((one) => (
          <li key={one.documentId} className={styles.row}>
            <span>
              {one.body.title}
              <small>{lessonNames(packs, one, t('and'))}</small>
            </span>
            {mayEdit && (
              <span className={styles.deeds}>
                <Button
                  size="staff"
                  look="quiet"
                  aria-expanded={open === one.documentId}
                  aria-label={t('places.changeOf', { name: one.body.title })}
                  onClick={() => setOpen(open === one.documentId ? null : one.documentId)}
                >
                  {t('places.change')}
                </Button>
                <DeleteButton document={one} name={one.body.title} onDeleted={onChanged} />
              </span>
            )}
            {open === one.documentId && <CourseForm document={one} packs={packs} onSaved={close} />}
          </li>
        ))}
      </ul>
      {mayEdit && open !== 'new' && (
        <Button size="staff" iconBefore="plus" onClick={() => setOpen('new')}>
          {t('places.course.add')}
        </Button>
      )}
      {open === 'new' && <CourseForm document={null} packs={packs} onSaved={close} />}
    </Panel>
  );
}

function lessonNames(packs: readonly PackOnShelf[], { body }: Course, and: string): string {
  const pack = packs.find((one) => one.packId === body.packId);
  return body.lessonIds
    .map((lessonId) => {
      const lesson = pack?.lessons.find((one) => one.lessonId === lessonId);
      return lesson ? unspaced(lesson.title) : lessonId;
    })
    .join(and);
}
