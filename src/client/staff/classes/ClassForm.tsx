import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hexOf } from '../../../domain/ids.ts';
import { createLearnerId } from '../../../domain/learner-code.ts';
import { isCivilDate } from '../../../domain/time.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import type { DocumentOf } from '../documents.ts';
import { useDates } from '../frame/signed-in.ts';
import { Field } from '../parts/Field.tsx';
import { Footnote, Panel } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { StaleEdit } from '../parts/StaleEdit.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import { useSaving } from '../use-saving.ts';
import {
  bodyOf,
  checkDraft,
  draftOf,
  emptyDraft,
  type ClassDraft,
  type DraftFaults,
} from './class-draft.ts';
import { ChoiceField, type Choice } from '../parts/ChoiceField.tsx';
import styles from './ClassForm.module.css';

type Planned = DocumentOf<'planned-class-session'>;
export type Choices = Readonly<Record<'courses' | 'groups' | 'venues', readonly Choice[]>>;

/** Course, group, place, day, hours and seats; the codes of the seats are made here, on this machine. */
export function ClassForm({
  planned,
  choices,
  onSaved,
}: {
  /** Null plans a new one. */
  planned: Planned | null;
  choices: Choices;
  onSaved: () => void;
}) {
  const { t } = useTranslation('staff');
  const { randomBytes } = useServices();
  const dates = useDates();
  const [newId] = useState(() => `class-${hexOf(randomBytes(12))}`);
  const [base, setBase] = useState(planned);
  const [draft, setDraft] = useState(planned ? draftOf(planned.body) : emptyDraft);
  const [faults, setFaults] = useState<DraftFaults>({});
  const { save, refusal, theirs, settle } = useSaving('planned-class-session', onSaved);
  const form = useFirstFault(faults);

  const set = (field: keyof ClassDraft) => (value: string) =>
    setDraft({ ...draft, [field]: value });
  const faultOf = (field: keyof ClassDraft) => {
    const fault = faults[field];
    return fault && t(`class.fault.${fault}`);
  };
  async function saveOver(before: Planned | null): Promise<void> {
    const found = checkDraft(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const body = bodyOf(draft, before?.body ?? null, () => createLearnerId(randomBytes(8)));
    await save(before?.documentId ?? newId, before?.revision ?? null, body);
  }

  return (
    <Panel title={t('class.what')} about={planned ? t('class.moveAbout') : t('class.newAbout')}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saveOver(base);
        }}
      >
        <ChoiceField
          label={t('course')}
          choices={choices.courses}
          value={draft.courseId}
          fault={faultOf('courseId')}
          onChange={set('courseId')}
        />
        {planned ? (
          <p className={styles.fixed}>
            <b>{t('group')}</b>
            <span>{nameIn(choices.groups, draft.groupId)}</span>
            <small>{t('class.groupFixed')}</small>
          </p>
        ) : (
          <ChoiceField
            label={t('group')}
            choices={choices.groups}
            value={draft.groupId}
            fault={faultOf('groupId')}
            onChange={set('groupId')}
          />
        )}
        <ChoiceField
          label={t('venue')}
          choices={choices.venues}
          value={draft.venueId}
          fault={faultOf('venueId')}
          onChange={set('venueId')}
        />
        <Field
          label={t('class.date')}
          hint={isCivilDate(draft.date) ? dates.day(draft.date) : undefined}
          fault={faultOf('date')}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              value={draft.date}
              onChange={(event) => set('date')(event.target.value)}
            />
          )}
        </Field>
        {(['start', 'end'] as const).map((field) => (
          <Field key={field} label={t(`class.${field}`)} fault={faultOf(field)}>
            {(control) => (
              <input
                {...control}
                type="time"
                value={draft[field]}
                onChange={(event) => set(field)(event.target.value)}
              />
            )}
          </Field>
        ))}
        <Field label={t('class.seats')} hint={t('class.seatsHint')} fault={faultOf('seats')}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              value={draft.seats}
              onChange={(event) => set('seats')(event.target.value)}
            />
          )}
        </Field>
        <div className={styles.deeds}>
          {refusal && <RefusalNote refusal={refusal} />}
          {!theirs && (
            <Button size="staff" look="primary" type="submit">
              {planned ? t('class.save') : t('class.plan')}
            </Button>
          )}
        </div>
      </form>
      {theirs && (
        <StaleEdit
          compared={comparedOf(draftOf(theirs.body), draft)}
          deleted={theirs.deleted}
          onKeepMine={() => {
            setBase(theirs);
            void saveOver(theirs);
          }}
          onTakeTheirs={() => {
            setBase(theirs);
            setDraft(draftOf(theirs.body));
            settle();
          }}
        />
      )}
      <Footnote>{t('class.codes')}</Footnote>
    </Panel>
  );

  function comparedOf(current: ClassDraft, typed: ClassDraft) {
    const words = (one: ClassDraft) => [
      nameIn(choices.courses, one.courseId),
      nameIn(choices.venues, one.venueId),
      isCivilDate(one.date) ? dates.day(one.date) : one.date,
      one.start,
      one.end,
      one.seats,
    ];
    const [theirWords, myWords] = [words(current), words(typed)];
    const names = [
      t('course'),
      t('venue'),
      t('class.date'),
      t('class.start'),
      t('class.end'),
      t('class.seats'),
    ];
    return names.map((name, index) => ({
      name,
      theirs: theirWords[index] ?? '',
      mine: myWords[index] ?? '',
    }));
  }
}

const nameIn = (choices: readonly Choice[], id: string): string =>
  choices.find((choice) => choice.id === id)?.name ?? '—';
