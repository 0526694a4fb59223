import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../app/paths.ts';
import { normalizeEnrollmentCode } from '../../protocol/enrollment.ts';
import { askToKeep, browserStorage } from '../store/kept-storage.ts';
import { readLostRecords } from '../store/phone-mirror.ts';
import { useServices } from '../store/services.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Card, Note } from '../ui/Card.tsx';
import { BottomBar, Page } from '../ui/Page.tsx';
import styles from './JoinPage.module.css';

const codeLength = 8;

type Trouble = 'short' | 'offline' | 'wrong-code' | 'too-many-tries' | 'unavailable';

/**
 * A phone joins its group with a code from the city: once, with a network; from then on without. `returning`:
 * it has joined before and the city wants it to do so again.
 */
export function JoinPage({ returning = false }: { returning?: boolean }) {
  const { t } = useTranslation(['volunteer', 'ui']);
  const { joinGroup, syncSoon, learner, now } = useServices();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [joining, setJoining] = useState(false);
  const [lost] = useState(() => readLostRecords(localStorage));
  const fieldId = useId();
  const hintId = useId();
  const troubleId = useId();

  async function join(event: FormEvent) {
    event.preventDefault();
    if (joining) return;
    const code = normalizeEnrollmentCode(typed);
    if (code.length !== codeLength) {
      setTrouble('short');
      return;
    }
    setJoining(true);
    setTrouble(null);
    const joined = await joinGroup(code);
    setJoining(false);
    if (!joined.ok) return setTrouble(troubleOf(joined.failure.type));
    syncSoon();
    void askToKeep(learner, browserStorage(), 'group', now());
  }

  return (
    <form onSubmit={(event) => void join(event)} noValidate>
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
            {trouble && t(`join.trouble.${trouble}`)}
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
