import { useContext, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesAway, readPin } from '../../../domain/class-lock.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { readLock, removeLock, setLock } from '../../store/class-lock.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { SidePage } from '../SidePage.tsx';
import { useKeeping } from '../use-keeping.ts';
import styles from '../JoinPage.module.css';
import { LockNowContext } from './ClassLock.tsx';
import { PinField } from './PinField.tsx';

/** `/class/phone/lock`: a number for the class area, and plainly what it protects and what not. */
export function LockPage() {
  const { t } = useTranslation(['sharing', 'volunteer']);
  const { records } = useServices();
  const lock = useLive(() => readLock(records), [records]);
  const lockNow = useContext(LockNowContext);
  const { notSaved, keep } = useKeeping();
  if (lock === undefined) return null;
  return (
    <SidePage title={t('lock.title')} back={rolePaths.classPhone}>
      <p>{t(lock ? 'lock.isOn' : 'lock.lead')}</p>
      {lock ? (
        <>
          <Button wide look="primary" onClick={lockNow}>
            {t('lock.now')}
          </Button>
          <Button wide onClick={() => void keep(() => removeLock(records))}>
            {t('lock.remove')}
          </Button>
        </>
      ) : (
        <NewNumber keep={keep} />
      )}
      {notSaved && <NotSaved />}
      <Card>
        <h2>{t('lock.closes.title')}</h2>
        <ul className={styles.keeps}>
          <li>{t('lock.closes.opened')}</li>
          <li>{t('lock.closes.lessons')}</li>
          <li>{t('lock.closes.away', { minutes: minutesAway })}</li>
        </ul>
        <p>{t('lock.closes.never')}</p>
        <h2>{t('lock.protects.title')}</h2>
        <p>{t('lock.protects.yes')}</p>
        <h2>{t('lock.protects.noTitle')}</h2>
        <p>{t('lock.protects.no')}</p>
        <Note>{t('lock.protects.advice')}</Note>
      </Card>
    </SidePage>
  );
}

function NewNumber({ keep }: { keep: (deed: () => Promise<void>) => Promise<void> }) {
  const { t } = useTranslation('sharing');
  const { records, randomBytes } = useServices();
  const [typed, setTyped] = useState('');
  const [isUnfit, setUnfit] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const pin = readPin(typed);
    setUnfit(pin === null);
    if (pin !== null) void keep(() => setLock(records, pin, randomBytes));
  }
  return (
    <form className={styles.field} onSubmit={submit} noValidate>
      <PinField
        hidden={false}
        label={t('lock.number')}
        hint={t('lock.hint')}
        value={typed}
        onType={setTyped}
        trouble={isUnfit ? t('lock.unfit') : null}
      />
      <Button wide type="submit" look="primary">
        {t('lock.set')}
      </Button>
    </form>
  );
}
