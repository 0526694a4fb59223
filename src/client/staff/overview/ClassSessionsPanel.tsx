import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview, ReportedClassSession } from '../../../protocol/reports.ts';
import { Button } from '../../ui/Button.tsx';
import { useDates } from '../frame/signed-in.ts';
import { Footnote, Panel } from '../parts/Panel.tsx';
import { RowsTable, type Column } from '../parts/RowsTable.tsx';
import styles from './ClassSessionsPanel.module.css';

const AT_ONCE = 20;

/** What has arrived of each class, newest first. */
export function ClassSessionsPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('staff');
  const [shown, setShown] = useState(AT_ONCE);
  const { classSessions } = overview;
  const columns = useColumns(classSessions.some(({ headcount }) => headcount > 0));
  return (
    <Panel title={t('recent.title')} about={t('recent.about')}>
      {classSessions.length === 0 ? (
        <p>{t('recent.none')}</p>
      ) : (
        <RowsTable
          caption={t('recent.title')}
          captionHidden
          columns={columns}
          rows={classSessions.slice(0, shown)}
          keyOf={(row) => row.classSessionId}
        />
      )}
      {classSessions.length > shown && (
        <p className={styles.more}>
          <Button size="staff" onClick={() => setShown(shown + AT_ONCE)}>
            {t('recent.more', { n: classSessions.length - shown })}
          </Button>
        </p>
      )}
      <Footnote>{t('recent.footnote')}</Footnote>
    </Panel>
  );
}

/** Heads have a column only where somebody counted them. */
function useColumns(hasHeadcounts: boolean): readonly Column<ReportedClassSession>[] {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const figure = (
    title: string,
    key: 'present' | 'late' | 'excused' | 'absent' | 'headcount' | 'alone' | 'withHelp' | 'notYet',
  ): Column<ReportedClassSession> => ({ title, figure: true, renderCell: (row) => row[key] });
  return [
    {
      title: t('recent.when'),
      names: true,
      renderCell: (row) => (
        <>
          {dates.day(row.date)} {row.start}
        </>
      ),
    },
    { title: t('venue'), renderCell: (row) => row.venueName ?? '—' },
    { title: t('course'), renderCell: (row) => row.courseTitle ?? '—' },
    figure(t('status.present'), 'present'),
    figure(t('status.late'), 'late'),
    figure(t('status.excused'), 'excused'),
    figure(t('status.absent'), 'absent'),
    ...(hasHeadcounts ? [figure(t('headcount'), 'headcount')] : []),
    figure(t('mastery.alone'), 'alone'),
    figure(t('mastery.withHelp'), 'withHelp'),
    figure(t('mastery.notYet'), 'notYet'),
    { title: t('recent.state'), renderCell: (row) => <State row={row} /> },
  ];
}

function State({ row }: { row: ReportedClassSession }) {
  const { t } = useTranslation('staff');
  return (
    <span className={styles.states}>
      <span data-state={row.cancelled ? 'cancelled' : row.finished ? 'finished' : 'open'}>
        {row.cancelled
          ? t('recent.cancelled')
          : row.finished
            ? t('recent.finished')
            : t('recent.open')}
      </span>
      {row.conflicts > 0 && (
        <span data-state="conflict">{t('recent.conflicts', { n: row.conflicts })}</span>
      )}
    </span>
  );
}
