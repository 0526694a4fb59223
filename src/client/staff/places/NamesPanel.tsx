import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hexOf } from '../../../domain/ids.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import type { DocumentOf } from '../documents.ts';
import { useMay } from '../frame/signed-in.ts';
import { Field } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { StaleEdit } from '../parts/StaleEdit.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import { useSaving } from '../use-saving.ts';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Places.module.css';

type NamedKind = 'venue' | 'group';
type Named = DocumentOf<NamedKind>;

/** Things that are a name and no more: venues, groups. */
export function NamesPanel({
  kind,
  documents,
  onChanged,
}: {
  kind: NamedKind;
  documents: readonly Named[];
  onChanged: () => void;
}) {
  const { t } = useTranslation('staff');
  const mayEdit = useMay('edit plans');
  const [open, setOpen] = useState<string | null>(null);
  const close = () => {
    setOpen(null);
    onChanged();
  };
  return (
    <Panel title={t(`places.${kind}.title`)} about={t(`places.${kind}.about`)}>
      {documents.length === 0 && <p>{t(`places.${kind}.none`)}</p>}
      <ul className={styles.rows}>
        {documents.map((one) => (
          <li key={one.documentId} className={styles.row}>
            <span>{one.body.name}</span>
            {mayEdit && (
              <span className={styles.deeds}>
                <Button
                  size="staff"
                  look="quiet"
                  aria-expanded={open === one.documentId}
                  aria-label={t('places.renameOf', { name: one.body.name })}
                  onClick={() => setOpen(open === one.documentId ? null : one.documentId)}
                >
                  {t('places.rename')}
                </Button>
                <DeleteButton document={one} name={one.body.name} onDeleted={onChanged} />
              </span>
            )}
            {open === one.documentId && <NameForm kind={kind} document={one} onSaved={close} />}
          </li>
        ))}
      </ul>
      {mayEdit && open !== 'new' && (
        <Button size="staff" iconBefore="plus" onClick={() => setOpen('new')}>
          {t(`places.${kind}.add`)}
        </Button>
      )}
      {open === 'new' && <NameForm kind={kind} document={null} onSaved={close} />}
    </Panel>
  );
}

function NameForm({
  kind,
  document,
  onSaved,
}: {
  kind: NamedKind;
  /** Null makes a new one. */
  document: Named | null;
  onSaved: () => void;
}) {
  const { t } = useTranslation('staff');
  const { randomBytes } = useServices();
  const [newId] = useState(() => `${kind}-${hexOf(randomBytes(8))}`);
  const [base, setBase] = useState(document);
  const [name, setName] = useState(document?.body.name ?? '');
  const [faults, setFaults] = useState<{ name?: string }>({});
  const { save, refusal, theirs, settle } = useSaving(kind, onSaved);
  const form = useFirstFault(faults);

  function saveOver(before: Named | null): void {
    const trimmed = name.trim();
    const fault = trimmed === '' || trimmed.length > 80 ? t('fault.nameLength') : null;
    setFaults(fault ? { name: fault } : {});
    if (!fault) void save(before?.documentId ?? newId, before?.revision ?? null, { name: trimmed });
  }

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
      <Field label={t(`places.${kind}.name`)} fault={faults.name}>
        {(control) => (
          <input
            {...control}
            type="text"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {refusal && <RefusalNote refusal={refusal} />}
      {theirs ? (
        <StaleEdit
          compared={[{ name: t(`places.${kind}.name`), theirs: theirs.body.name, mine: name }]}
          deleted={theirs.deleted}
          onKeepMine={() => {
            setBase(theirs);
            saveOver(theirs);
          }}
          onTakeTheirs={() => {
            setBase(theirs);
            setName(theirs.body.name);
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
