import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { useFirstFault } from '../parts/use-first-fault.ts';
import styles from './Door.module.css';

/** The second factor: six digits, or a backup code. */
export function CodeForm({
  onVerified,
  onStartAgain,
}: {
  onVerified: () => void;
  /** Where there is a step before this one. */
  onStartAgain?: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [code, setCode] = useState('');
  const [faults, setFaults] = useState<{ code?: string }>({});
  const form = useFirstFault(faults);

  async function verify(): Promise<void> {
    if (code.trim() === '') return setFaults({ code: t('fault.codeEmpty') });
    const answer = await staffDesk.verifyCode(code);
    if (answer.ok) return onVerified();
    setFaults({ code: t(isWrongCode(answer.failure) ? 'code.wrong' : keyOf(answer.failure)) });
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void verify();
      }}
    >
      <div className={styles.code}>
        <Field label={t('code.label')} hint={t('code.hint')} fault={faults.code}>
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button size="staff" look="primary" type="submit">
        {t('code.deed')}
      </Button>
      {onStartAgain && (
        <Button size="staff" look="quiet" onClick={onStartAgain}>
          {t('code.startAgain')}
        </Button>
      )}
    </form>
  );
}

const isWrongCode = (refusal: Refusal): boolean =>
  refusal.type === 'sign-in-needed' || refusal.type === 'malformed';

const keyOf = (refusal: Refusal) => `refusal.${refusal.type}` as const;
