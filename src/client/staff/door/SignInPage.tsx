import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import { CodeForm } from './CodeForm.tsx';
import { Door } from './Door.tsx';
import styles from './Door.module.css';

/** Email and password, then the second factor; afterwards back to the page that one came from. */
export function SignInPage() {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  const { state } = useLocation();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const enter = () => void navigate(cameFrom(state), { replace: true });
  return (
    <Door title={t('signIn.title')}>
      {step === 'password' ? (
        <PasswordForm onSignedIn={enter} onCodeNeeded={() => setStep('code')} />
      ) : (
        <CodeForm onVerified={enter} onStartAgain={() => setStep('password')} />
      )}
    </Door>
  );
}

function PasswordForm({
  onSignedIn,
  onCodeNeeded,
}: {
  onSignedIn: () => void;
  onCodeNeeded: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<{ email?: string; password?: string }>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useFirstFault(faults);

  async function signIn(): Promise<void> {
    const found = {
      ...(email.trim() === '' && { email: t('fault.email') }),
      ...(password === '' && { password: t('fault.passwordEmpty') }),
    };
    setFaults(found);
    setRefusal(null);
    if (Object.keys(found).length > 0) return;
    const answer = await staffDesk.signIn(email.trim(), password);
    if (!answer.ok) setRefusal(answer.failure);
    else if (answer.value === 'code-needed') onCodeNeeded();
    else onSignedIn();
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      {refusal && (
        <Notice tone="trouble">
          <p>{t(isWrongPassword(refusal) ? 'signIn.wrong' : `refusal.${refusal.type}`)}</p>
        </Notice>
      )}
      <Field label={t('field.email')} fault={faults.email}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('field.password')} fault={faults.password}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button size="staff" look="primary" type="submit">
        {t('signIn.deed')}
      </Button>
    </form>
  );
}

/** Which of the two was wrong is not told, and a malformed address is wrong too. */
function isWrongPassword(refusal: Refusal): boolean {
  return refusal.type === 'sign-in-needed' || refusal.type === 'malformed';
}

function cameFrom(state: unknown): string {
  const from =
    typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && from.startsWith(paths.staffHome) ? from : paths.staffHome;
}
