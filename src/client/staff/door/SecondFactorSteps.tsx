import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { CodeForm } from './CodeForm.tsx';
import { QrPicture } from '../../ui/QrPicture.tsx';
import styles from './Door.module.css';

type Enrollment = { readonly totpUri: string; readonly backupCodes: readonly string[] };

/** Read the QR with an authenticator app (or type the secret), keep the backup codes, type the first code. */
export function SecondFactorSteps({
  password,
  onWrongPassword,
  onDone,
}: {
  password: string;
  onWrongPassword?: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const [enrollment, setEnrollment] = useState<Enrollment | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  // Every asking makes a new secret: the one on the screen must be the last.
  const asked = useRef(-1);
  useEffect(() => {
    if (asked.current === turn) return;
    asked.current = turn;
    void staffDesk.enableTwoFactor(password).then((answer) => {
      if (answer.ok) setEnrollment(answer.value);
      else if (answer.failure.type === 'malformed' && onWrongPassword) onWrongPassword();
      else setRefusal(answer.failure);
    });
  }, [password, turn, staffDesk, onWrongPassword]);

  if (refusal)
    return (
      <>
        <RefusalNote refusal={refusal} />
        <Button
          size="staff"
          onClick={() => {
            setRefusal(null);
            setTurn(turn + 1);
          }}
        >
          {t('again')}
        </Button>
      </>
    );
  if (!enrollment) return <output>{t('asking')}</output>;
  return (
    <ol className={styles.steps}>
      <li className={styles.form}>
        <h2>{t('twoFactor.scan')}</h2>
        <QrPicture text={enrollment.totpUri} label={t('twoFactor.qr')} />
        <p className={styles.secret}>
          {t('twoFactor.typed')} <code>{secretOf(enrollment.totpUri)}</code>
        </p>
      </li>
      <li className={styles.form}>
        <h2>{t('twoFactor.backup')}</h2>
        <p>{t('twoFactor.backupAbout')}</p>
        <ul className={styles.codes} aria-label={t('twoFactor.backup')}>
          {enrollment.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </li>
      <li className={styles.form}>
        <h2>{t('twoFactor.first')}</h2>
        <CodeForm onVerified={onDone} />
      </li>
    </ol>
  );
}

/** The secret in fours, as it is typed by hand where no camera is at hand. */
function secretOf(totpUri: string): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
