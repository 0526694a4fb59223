import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import { Door } from './Door.tsx';
import { SecondFactorSteps } from './SecondFactorSteps.tsx';
import styles from './Door.module.css';

/** Somebody who is signed in by password alone sets up the second factor. */
export function TwoFactorPage() {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState<string | null>(null);
  const [faults, setFaults] = useState<{ password?: string }>({});
  const form = useFirstFault(faults);
  return (
    <Door title={t('twoFactor.title')}>
      {password === null ? (
        <form
          ref={form}
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (typed === '') setFaults({ password: t('fault.passwordEmpty') });
            else setPassword(typed);
          }}
        >
          <p>{t('twoFactor.about')}</p>
          <Field label={t('field.password')} fault={faults.password}>
            {(control) => (
              <input
                {...control}
                type="password"
                autoComplete="current-password"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
          <Button size="staff" look="primary" type="submit">
            {t('next')}
          </Button>
        </form>
      ) : (
        <SecondFactorSteps
          password={password}
          onWrongPassword={() => {
            setPassword(null);
            setFaults({ password: t('fault.passwordWrong') });
          }}
          onDone={() => void navigate(paths.staffHome, { replace: true })}
        />
      )}
    </Door>
  );
}
