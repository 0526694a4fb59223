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
import { readableDate } from '../../ui/dates.ts';
import { CallCity } from '../closed/ClosedNote.tsx';
import { usePhone } from '../phone-context.ts';
import styles from './StuckRecords.module.css';

/**
 * Each record that cannot be counted or does not get through, with its plain reason and four ways on: make it anew (or,
 * where that cannot help, ask the city), hand it over or save it, take it off the list. The others have gone on.
 */
export function StuckRecords({ counted }: { counted: number }) {
  const { t } = useTranslation('rescue');
  const { records } = useServices();
  const { groupId } = usePhone();
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
            <Naming record={record} />
            <p>{t(`stuck.reason.${reasonOf(record, groupId)}`)}</p>
            {reasonOf(record, groupId) === 'not-your-group' ? (
              <>
                <p>{t('stuck.askCity')}</p>
                <CallCity />
              </>
            ) : (
              <ButtonLink wide to={repairOf(record)}>
                {t(`stuck.repair.${kindOf(record)}`)}
              </ButtonLink>
            )}
            <ButtonLink wide iconBefore="download" to={rolePaths.classHandOver(opIdOf(record.op))}>
              {t('stuck.handOver')}
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
          body={t(isHere(asking) ? 'stuck.sheet.here' : 'stuck.sheet.body')}
          deed={t('stuck.putAway')}
          onConfirm={() => void putAwayStuck(records, opIdOf(asking.op))}
          onClose={() => setAsking(null)}
        />
      )}
    </Card>
  );
}

/** Which record it is: what, of which seat, of which class. */
function Naming({ record }: { record: StuckRecord }) {
  const { t, i18n } = useTranslation(['rescue', 'volunteer']);
  const { entry, seat } = record;
  const field = t(`stuck.field.${kindOf(record)}`);
  return (
    <>
      <b>{seat === null ? field : t('stuck.ofSeat', { seat, field })}</b>
      {entry && (
        <p>
          {readableDate(entry.date, i18n.language)}{' '}
          {entry.venueName ?? t('volunteer:classes.noVenue')}
        </p>
      )}
    </>
  );
}

function kindOf({ op }: StuckRecord): 'attendance' | 'mastery' | 'report' | 'headcount' | 'other' {
  const [kind] = op.register.field.split(':');
  switch (kind) {
    case 'attendance':
    case 'mastery':
    case 'report':
    case 'headcount':
      return kind;
    default:
      return 'other';
  }
}

/** Where the same thing can be recorded once more. */
function repairOf(record: StuckRecord): string {
  const { classSessionId } = record.op.register;
  switch (kindOf(record)) {
    case 'mastery':
      return rolePaths.classMastery(classSessionId);
    case 'report':
      return rolePaths.classFinish(classSessionId);
    case 'headcount':
      return rolePaths.classHeadcount(classSessionId);
    default:
      return rolePaths.classRoll(classSessionId);
  }
}

const isHere = ({ reason }: StuckRecord): boolean => reason === 'passed-over';

/** Finer reasons are for programmers; to a person they are one. Made anew, a record of another group's class is no better. */
function reasonOf(
  { reason, entry }: StuckRecord,
  groupId: string,
): 'not-your-group' | 'your-group-now' | 'passed-over' | 'not-understood' {
  if (reason === 'not-your-group')
    return entry?.planned?.groupId === groupId ? 'your-group-now' : 'not-your-group';
  return reason === 'passed-over' ? reason : 'not-understood';
}
