import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../app/paths.ts';
import { enrollmentCodeIn } from '../../protocol/enrollment-qr.ts';
import { normalizeEnrollmentCode } from '../../protocol/enrollment.ts';
import { Scanner } from '../scanning/Scanner.tsx';
import { askToKeep, browserStorage } from '../store/kept-storage.ts';
import { readLostRecords } from '../store/phone-mirror.ts';
import { useServices } from '../store/services.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Card, Note } from '../ui/Card.tsx';
import { BottomBar, Page } from '../ui/Page.tsx';
import styles from './JoinPage.module.css';

const codeLength = 8;

type Trouble = 'other-code' | 'short' | 'offline' | 'wrong-code' | 'too-many-tries' | 'unavailable';

type JoinPageProps = { readonly returning?: boolean; readonly onJoined?: () => void };

/**
 * A phone joins its group with a code from the city: once, with a network; from then on without. `returning`:
 * it has joined before and the city wants it to do so again.
 */
export function JoinPage({ returning = false, onJoined }: JoinPageProps) {
  const { t } = useTranslation(['volunteer', 'departure', 'ui']);
  const { joinGroup, syncSoon, learner, now } = useServices();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [joining, setJoining] = useState(false);
  const [lost] = useState(() => readLostRecords(localStorage));
  const fieldId = useId();
  const hintId = useId();
  const troubleId = useId();

  const [isScanning, setScanning] = useState(false);

  function takeScanned(text: string) {
    const code = enrollmentCodeIn(text);
    if (code === null) return setTrouble('other-code');
    setTyped(code);
    setScanning(false);
    return void join(code);
  }

  async function join(code: string) {
    if (joining) return;
    if (code.length !== codeLength) {
      setTrouble('short');
      return;
    }
    setJoining(true);
    setTrouble(null);
    const joined = await joinGroup(code);
    setJoining(false);
    if (!joined.ok) return setTrouble(troubleOf(joined.failure.type));
    onJoined?.();
    syncSoon();
    void askToKeep(learner, browserStorage(), 'group', now());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void join(normalizeEnrollmentCode(typed));
  }

  return (
    <form onSubmit={submit} noValidate>
      <Page
        bar={
          <BottomBar kind="steps">
            <ButtonLink to={paths.home} iconBefore="back">
              {t('ui:back')}
            </ButtonLink>
            <Button type="submit" look="primary" iconAfter="next" aria-disabled={joining}>
              {joining ? t('join.joining') : t('join.join')}
            </Button>
          </BottomBar>
        }
      >
        <h1>{t('join.title')}</h1>
        <p>{t('join.lead')}</p>
        {lost && lost.count > 0 && !returning && (
          <Card tone="trouble">
            <h2>{t('join.lost.title')}</h2>
            <p>{t('join.lost.body', { count: lost.count })}</p>
          </Card>
        )}
        {isScanning ? (
          <Scanner
            hint={t('departure:join.hint')}
            otherwise={<p>{t('departure:join.otherwise')}</p>}
            onText={takeScanned}
          />
        ) : (
          <Button look="soft" onClick={() => setScanning(true)}>
            {t('departure:join.camera')}
          </Button>
        )}
        <div className={styles.field}>
          <label htmlFor={fieldId}>{t('join.code')}</label>
          <input
            id={fieldId}
            className={styles.code}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            aria-invalid={trouble !== null}
            aria-describedby={`${hintId} ${troubleId}`}
          />
          <Note id={hintId}>{t('join.hint')}</Note>
          <p id={troubleId} className={styles.trouble} role="alert">
            {trouble === 'other-code'
              ? t('departure:join.otherCode')
              : trouble && t(`join.trouble.${trouble}`)}
          </p>
        </div>
        <Card>
          <h2>{t('join.keeps.title')}</h2>
          <ul className={styles.keeps}>
            <li>{t('join.keeps.marks')}</li>
            <li>{t('join.keeps.noNames')}</li>
            <li>{t('join.keeps.offline')}</li>
          </ul>
        </Card>
      </Page>
    </form>
  );
}

function troubleOf(type: string): Trouble {
  if (type === 'offline' || type === 'too-many-tries' || type === 'unavailable') return type;
  return 'wrong-code';
}
