import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperFault } from '../../../domain/paper-rows.ts';
import { Card, Note } from '../../ui/Card.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import styles from './PaperEntry.module.css';
import type { Paper } from './use-paper.ts';

/** The numbers of the sheet in one field, and beneath it what would be recorded, before it is. */
export function PaperEntry({ paper, code }: { paper: Paper; code: string }) {
  const { t } = useTranslation('roll');
  const fieldId = useId();
  const hintId = useId();
  return (
    <>
      <Card>
        <h2>{t('paper.enter.title')}</h2>
        <p>{t('paper.enter.code', { code })}</p>
        <div className={styles.field}>
          <label htmlFor={fieldId}>{t('paper.enter.field')}</label>
          <textarea
            id={fieldId}
            rows={2}
            value={paper.typed}
            onChange={(event) => paper.type(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={600}
            aria-describedby={hintId}
          />
          <Note id={hintId}>{t('paper.enter.hint')}</Note>
        </div>
        <RadioGroup
          legend={t('paper.enter.rest')}
          choices={[
            { value: 'leave', label: t('paper.enter.restLeave') },
            { value: 'absent', label: t('paper.enter.restAbsent') },
          ]}
          value={paper.rest}
          onChoose={paper.chooseRest}
        />
      </Card>
      {paper.taken === null && <Preview paper={paper} />}
    </>
  );
}

function Preview({ paper }: { paper: Paper }) {
  const { t } = useTranslation('roll');
  const sayRows = useSayingRows();
  const { understood, keptRows, plan } = paper;
  const marks = [...plan.statusByLearner.values()];
  const seated = marks.filter((status) => status === 'present').length;
  const present = seated + plan.walkInRows.length;
  const newRows = understood.rows.filter((row) => !keptRows.includes(row));
  return (
    <Card aria-labelledby="paper-preview">
      <h2 id="paper-preview">{t('paper.preview.title')}</h2>
      <div className={styles.preview} aria-live="polite">
        {understood.rows.length === 0 && <p>{t('paper.preview.none')}</p>}
        {present > 0 && (
          <p>
            <b>{t('paper.preview.present', { count: present })}</b>{' '}
            {t('paper.preview.rows', { rows: sayRows(newRows) })}
          </p>
        )}
        {plan.walkInRows.length > 0 && (
          <p>{t('paper.preview.walkIns', { rows: sayRows(plan.walkInRows) })}</p>
        )}
        {marks.length > seated && (
          <p>
            <b>{t('paper.preview.absent', { count: marks.length - seated })}</b>
          </p>
        )}
        {keptRows.length > 0 && <p>{t('paper.preview.kept', { rows: sayRows(keptRows) })}</p>}
        {understood.faults.map((fault) => (
          <p key={Object.values(fault).join(' ')} className={styles.fault}>
            <Fault fault={fault} />
          </p>
        ))}
      </div>
    </Card>
  );
}

function Fault({ fault }: { fault: PaperFault }) {
  const { t } = useTranslation('roll');
  const { from = 0, to = 0 } = fault.type === 'unreadable' ? {} : fault;
  const rows = from === to ? `${from}` : t('paper.range', { from, to });
  if (fault.type === 'unreadable') return t('paper.fault.unreadable', { text: fault.text });
  if (fault.type === 'outside') return t('paper.fault.outside', { rows });
  return t('paper.fault.reversed', { from, to });
}

/** `1、2、4–9` */
function useSayingRows(): (rows: readonly number[]) => string {
  const { t } = useTranslation('roll');
  return (rows) => {
    const runs: { from: number; to: number }[] = [];
    for (const row of rows) {
      const last = runs.at(-1);
      if (last && row === last.to + 1) last.to = row;
      else runs.push({ from: row, to: row });
    }
    return runs
      .map(({ from, to }) => (from === to ? `${from}` : t('paper.range', { from, to })))
      .join(t('paper.separator'));
  };
}
