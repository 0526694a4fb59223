import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hexOf } from '../../../domain/ids.ts';
import type { PackOnShelf } from '../../../protocol/shelf.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import type { DocumentOf } from '../documents.ts';
import { Field } from '../parts/Field.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { StaleEdit } from '../parts/StaleEdit.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import { packNameIn, unspaced } from '../use-packs.ts';
import { useSaving } from '../use-saving.ts';
import styles from './Places.module.css';

type Course = DocumentOf<'course'>;
type Draft = Course['body'];
type Faults = { title?: string; packId?: string };

/** A course's name, its topic and the lessons taught in it. */
export function CourseForm({
  document,
  packs,
  onSaved,
}: {
  /** Null makes a new one. */
  document: Course | null;
  packs: readonly PackOnShelf[];
  onSaved: () => void;
}) {
  const { t } = useTranslation('staff');
  const { randomBytes } = useServices();
  const [newId] = useState(() => `course-${hexOf(randomBytes(8))}`);
  const [base, setBase] = useState(document);
  const [draft, setDraft] = useState<Draft>(
    document?.body ?? { title: '', packId: '', lessonIds: [] },
  );
  const [faults, setFaults] = useState<Faults>({});
  const { save, refusal, theirs, settle } = useSaving('course', onSaved);
  const form = useFirstFault(faults);
  const lessons = packs.find((pack) => pack.packId === draft.packId)?.lessons ?? [];

  function saveOver(before: Course | null): void {
    const title = draft.title.trim();
    const found: Faults = {
      ...((title === '' || title.length > 80) && { title: t('fault.nameLength') }),
      ...(draft.packId === '' && { packId: t('class.fault.not-chosen') }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0)
      void save(before?.documentId ?? newId, before?.revision ?? null, { ...draft, title });
  }

  const wordsOf = (one: Draft) => [
    one.title,
    packNameIn(packs, one.packId),
    one.lessonIds.join(t('and')),
  ];
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saveOver(base);
      }}
    >
      <Field label={t('places.course.name')} fault={faults.title}>
        {(control) => (
          <input
            {...control}
            type="text"
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      <ChoiceField
        label={t('topic')}
        choices={packs.map(({ packId }) => ({ id: packId, name: packNameIn(packs, packId) }))}
        value={draft.packId}
        fault={faults.packId}
        onChange={(packId) =>
          setDraft({
            ...draft,
            packId,
            lessonIds:
              packs.find((one) => one.packId === packId)?.lessons.map((one) => one.lessonId) ?? [],
          })
        }
      />
      {lessons.length > 0 && (
        <fieldset>
          <legend>{t('places.course.lessons')}</legend>
          {lessons.map(({ lessonId, title }) => (
            <label key={lessonId} className={styles.check}>
              <input
                type="checkbox"
                checked={draft.lessonIds.includes(lessonId)}
                onChange={(event) =>
                  setDraft({
                    ...draft,
                    lessonIds: event.target.checked
                      ? [...draft.lessonIds, lessonId]
                      : draft.lessonIds.filter((one) => one !== lessonId),
                  })
                }
              />
              <span>{unspaced(title)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      {theirs ? (
        <StaleEdit
          compared={[t('places.course.name'), t('topic'), t('places.course.lessons')].map(
            (name, index) => ({
              name,
              theirs: wordsOf(theirs.body)[index] ?? '',
              mine: wordsOf(draft)[index] ?? '',
            }),
          )}
          deleted={theirs.deleted}
          onKeepMine={() => {
            setBase(theirs);
            saveOver(theirs);
          }}
          onTakeTheirs={() => {
            setBase(theirs);
            setDraft(theirs.body);
            settle();
          }}
        />
      ) : (
        <div className={styles.deeds}>
          <Button size="staff" look="primary" type="submit">
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
