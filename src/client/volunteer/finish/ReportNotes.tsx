import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeClass, type ClassReport } from '../../../domain/registers.ts';
import type { ClassRecord } from '../../store/queries/class-record.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Note } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './ReportNotes.module.css';
import type { Report } from './use-report.ts';

type ReportNotesProps = {
  readonly report: Report;
  readonly record: ClassRecord;
  /** Staff have closed the class: the notes are read, not changed. */
  readonly locked: boolean;
  /** Asks first where the notes may tell who somebody is. */
  readonly onRecord: () => void;
  /** Two phones wrote differently: these notes stand. */
  readonly onSettle: (notes: ClassReport) => void;
};

const longest = 2_000;

/** 困ったこと and 次回に向けて: the only free text of a class, so the rule about names stands in sight. */
export function ReportNotes({ report, record, locked, onRecord, onSettle }: ReportNotesProps) {
  const { t } = useTranslation(['teach', 'roll']);
  const { notes, write, personalWords, isOpen } = report;
  const { conflict, heads } = record.read(wholeClass, 'report');
  const hintId = useId();
  return (
    <Card>
      <h2>{t('report.title')}</h2>
      {!locked && (
        <p className={styles.hint} id={hintId}>
          <Icon name="warn" />
          <span>{t('report.noNames')}</span>
        </p>
      )}
      {conflict && (
        <div className={styles.two}>
          <p>{t('report.twoReports')}</p>
          {heads.map((head) => {
            const written = head.value as ClassReport | null;
            if (!written) return null;
            return (
              <div key={`${head.deviceId}:${head.seq}`} className={styles.other}>
                <p>{written.trouble}</p>
                <p>{written.nextTime}</p>
                {!locked && (
                  <Button onClick={() => onSettle(written)}>{t('report.takeThis')}</Button>
                )}
              </div>
            );
          })}
        </div>
      )}
      {(['trouble', 'nextTime'] as const).map((part) =>
        locked ? (
          <div key={part}>
            <h3>{t(`report.${part}`)}</h3>
            <p>{notes[part] || t('roll:closed.noWords')}</p>
          </div>
        ) : (
          <label key={part} className={styles.field}>
            {t(`report.${part}`)}
            <textarea
              rows={3}
              maxLength={longest}
              value={notes[part]}
              aria-describedby={hintId}
              onChange={(event) => write({ [part]: event.target.value })}
            />
          </label>
        ),
      )}
      {!locked && personalWords.length > 0 && (
        <p role="status" className={styles.found}>
          {t('report.found', { words: personalWords.map(({ text }) => text).join('、') })}
        </p>
      )}
      {locked && isOpen && <Note>{t('roll:closed.draft')}</Note>}
      {!locked && !isOpen && <Note>{t('report.open')}</Note>}
      {!locked && isOpen && (
        <>
          <Note>{t('report.draft')}</Note>
          <Button look="soft" iconBefore="saved" onClick={onRecord}>
            {t('report.record')}
          </Button>
        </>
      )}
    </Card>
  );
}
