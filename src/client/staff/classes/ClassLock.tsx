import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type Refusal } from '../../store/services.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates, useMay } from '../frame/signed-in.ts';
import { ConfirmSheet } from '../parts/ConfirmSheet.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import styles from './ClassLock.module.css';

type ClassLockProps = {
  readonly classSessionId: string;
  /** Ms since 1970; null while the class is open. */
  readonly lockedAt: number | null;
  readonly onChanged: () => void;
};

/** Staff's word that a class's records are settled, and how it is taken back. */
export function ClassLock({ classSessionId, lockedAt, onChanged }: ClassLockProps) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const maySettle = useMay('settle records');
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<'closed' | 'open' | null>(null);
  const isClosed = lockedAt !== null;

  async function change(locked: boolean): Promise<void> {
    setAsking(false);
    const answer = await staffDesk.lockClass(classSessionId, locked);
    setRefusal(answer.ok ? null : answer.failure);
    if (!answer.ok) return;
    setDone(locked ? 'closed' : 'open');
    onChanged();
  }

  return (
    <Panel
      title={t(isClosed ? 'lock.closed.title' : 'lock.open.title')}
      about={
        isClosed ? t('lock.closed.about', { moment: dates.moment(lockedAt) }) : t('lock.open.about')
      }
    >
      <div className={styles.deed}>
        {maySettle && (
          <Button size="staff" onClick={() => (isClosed ? void change(false) : setAsking(true))}>
            {t(isClosed ? 'lock.closed.deed' : 'lock.open.deed')}
          </Button>
        )}
        {refusal && <RefusalNote refusal={refusal} />}
        {done && <Notice tone="done">{t(`lock.done.${done}`)}</Notice>}
      </div>
      {isAsking && (
        <ConfirmSheet
          title={t('lock.ask.title')}
          deed={t('lock.open.deed')}
          onConfirm={() => void change(true)}
          onClose={() => setAsking(false)}
        >
          <p>{t('lock.ask.body')}</p>
        </ConfirmSheet>
      )}
    </Panel>
  );
}
