import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readPin, waitLeft } from '../../../domain/class-lock.ts';
import { paths } from '../../app/paths.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { tryPin } from '../../store/class-lock.ts';
import type { LockRow } from '../../store/records-database.ts';
import { useServices } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { PinField } from './PinField.tsx';

type LockedPageProps = { readonly lock: LockRow; readonly onOpen: () => void };

/** The class area is locked: its number opens it; wrong ones cost a wait and nothing else. */
export function LockedPage({ lock, onOpen }: LockedPageProps) {
  const { t } = useTranslation(['sharing', 'ui']);
  const { records, now } = useServices();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const seconds = useSecondsLeft(lock);

  async function open() {
    const pin = readPin(typed);
    if (isTrying || seconds > 0) return;
    setTrying(true);
    const outcome = pin === null ? 'wrong' : await tryPin(records, pin, now());
    setTrying(false);
    if (outcome === 'open') return onOpen();
    setWrong(outcome === 'wrong');
    setTyped('');
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void open();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Page
        bar={
          <BottomBar kind="steps">
            <ButtonLink to={paths.home} iconBefore="home">
              {t('locked.home')}
            </ButtonLink>
            <Button type="submit" look="primary" aria-disabled={isTrying || seconds > 0}>
              {t(isTrying ? 'locked.opening' : 'locked.open')}
            </Button>
          </BottomBar>
        }
      >
        <h1>{t('locked.title')}</h1>
        <SampleMark />
        <p>{t('locked.lead')}</p>
        <PinField
          hidden
          label={t('locked.number')}
          value={typed}
          onType={setTyped}
          trouble={isWrong ? t('locked.wrong') : null}
        />
        {seconds > 0 && <p role="status">{t('locked.wait', { count: seconds })}</p>}
        <ButtonLink look="quiet" to={rolePaths.classForgotten}>
          {t('forgotten.title')}
        </ButtonLink>
      </Page>
    </form>
  );
}

/** Seconds; a screen reader need not hear every one of them. */
const step = 5;

function useSecondsLeft({ wrong }: LockRow): number {
  const { now } = useServices();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      setMoment(now());
      if (waitLeft(wrong, now()) === 0) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [wrong, now]);
  return Math.ceil(waitLeft(wrong, moment) / 1_000 / step) * step;
}
