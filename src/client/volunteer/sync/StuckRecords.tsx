import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { opIdOf } from '../../../sync/op.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { putAwayStuck, readStuck, type StuckRecord } from '../../store/queries/stuck.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx';
import styles from './StuckRecords.module.css';

/** Each record that cannot be counted, with its plain reason and what can be done; the others have gone on. */
export function StuckRecords({ counted }: { counted: number }) {
  const { t } = useTranslation('rescue');
  const { records } = useServices();
  const stuck = useLive(() => readStuck(records), [records]);
  const [asking, setAsking] = useState<StuckRecord | null>(null);
  if (!stuck || stuck.length === 0) return null;
  return (
    <Card tone="trouble">
      <h2>{t('stuck.title', { count: stuck.length })}</h2>
      <p>{t('stuck.body', { counted })}</p>
      <ul className={styles.stuck}>
        {stuck.map((record) => (
          <li key={opIdOf(record.op)}>
            <b>{t(`stuck.field.${kindOf(record)}`)}</b>
            <p>{t(`stuck.reason.${reasonOf(record)}`)}</p>
            <ButtonLink wide to={rolePaths.classRoll(record.op.register.classSessionId)}>
              {t('stuck.repair')}
            </ButtonLink>
            <Button wide look="quiet" onClick={() => setAsking(record)}>
              {t('stuck.putAway')}
            </Button>
          </li>
        ))}
      </ul>
      {asking && (
        <ConfirmSheet
          title={t('stuck.sheet.title')}
          body={t('stuck.sheet.body')}
          deed={t('stuck.putAway')}
          onConfirm={() => void putAwayStuck(records, opIdOf(asking.op))}
          onClose={() => setAsking(null)}
        />
      )}
    </Card>
  );
}

function kindOf({ op }: StuckRecord): 'attendance' | 'mastery' | 'other' {
  const { field } = op.register;
  if (field === 'attendance') return field;
  return field.startsWith('mastery:') ? 'mastery' : 'other';
}

/** Finer reasons are for programmers; to a person they are one. */
function reasonOf({ reason }: StuckRecord): 'not-your-group' | 'not-understood' {
  return reason === 'not-your-group' ? reason : 'not-understood';
}
