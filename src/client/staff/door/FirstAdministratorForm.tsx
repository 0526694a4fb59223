import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as v from 'valibot';
import { FirstAdministrator } from '../../../protocol/staff.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import styles from './Door.module.css';

const fields = [
  { name: 'name', type: 'text', autoComplete: 'name' },
  { name: 'email', type: 'email', autoComplete: 'username' },
  { name: 'password', type: 'password', autoComplete: 'new-password' },
] as const;
type FieldName = (typeof fields)[number]['name'];

/** Name, address and password; everything that is still missing is said at once, beside its field. */
export function FirstAdministratorForm({
  token,
  onCreated,
}: {
  token: string;
  /** With the password, which the next step needs once more. */
  onCreated: (password: string) => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const [faulty, setFaulty] = useState<readonly FieldName[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useFirstFault(faulty);

  async function create(): Promise<void> {
    const checked = v.safeParse(FirstAdministrator, { token, ...typed });
    const faultyPaths = checked.issues?.map((issue) => v.getDotPath(issue)) ?? [];
    setFaulty(fields.flatMap(({ name }) => (faultyPaths.includes(name) ? [name] : [])));
    setRefusal(null);
    if (!checked.success) return;
    const { name, email, password } = checked.output;
    const answer = await staffDesk.createFirstAdministrator(token, { name, email, password });
    if (answer.ok) onCreated(password);
    else setRefusal(answer.failure);
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <p>{t('setup.about')}</p>
      {refusal && (
        <Notice tone="trouble">
          {t(refusal.type === 'link-expired' ? 'link.expired' : `refusal.${refusal.type}`)}
        </Notice>
      )}
      {fields.map(({ name, type, autoComplete }) => (
        <Field
          key={name}
          label={t(`field.${name}`)}
          hint={name === 'password' ? t('setup.passwordHint') : undefined}
          fault={faulty.includes(name) ? t(`fault.${name}`) : undefined}
        >
          {(control) => (
            <input
              {...control}
              type={type}
              autoComplete={autoComplete}
              value={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button size="staff" look="primary" type="submit">
        {t('setup.deed')}
      </Button>
    </form>
  );
}
