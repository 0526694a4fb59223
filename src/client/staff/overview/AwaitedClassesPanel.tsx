import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../protocol/reports.ts';
import { useServices } from '../../store/services.ts';
import { useDates } from '../frame/signed-in.ts';
import { Footnote, Panel } from '../parts/Panel.tsx';
import { RowsTable } from '../parts/RowsTable.tsx';
import { useAsked } from '../use-asked.ts';
import { awaitedClasses, type AwaitedClass } from './awaited-classes.ts';
import styles from './AwaitedClassesPanel.module.css';

const SHOWN = 6;

/** Which classes' records are still out there, so that a zero is never mistaken for silence. */
export function AwaitedClassesPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('staff');
  const { staffDesk } = useServices();
  const dates = useDates();
  const [asked] = useAsked('documents', staffDesk.documents);
  const { past, awaited } =
    asked.status === 'here'
      ? awaitedClasses(asked.value, overview, dates.today)
      : { past: 0, awaited: [] };
  return (
    <Panel title={t('awaited.title')} about={t('awaited.about')}>
      {asked.status === 'refused' && <p>{t('awaited.offline')}</p>}
      {asked.status === 'here' && awaited.length === 0 && (
        <p>{past === 0 ? t('awaited.nonePlanned') : t('awaited.none')}</p>
      )}
      {awaited.length > 0 && (
        <>
          <RowsTable
            caption={t('awaited.title')}
            captionHidden
            columns={[
              {
                title: t('venue'),
                names: true,
                renderCell: (row) => (
                  <span className={styles.place}>
                    <StateMark state={row.state} />
                    <span>{row.venueName ?? '—'}</span>
                  </span>
                ),
              },
              { title: t('awaited.day'), renderCell: (row) => dates.day(row.date) },
              {
                title: t('awaited.state'),
                renderCell: (row) => (
                  <span className={styles.state} data-state={row.state}>
                    {row.state === 'nothing'
                      ? t('awaited.nothing', { n: row.daysPast })
                      : t('awaited.nobody')}
                  </span>
                ),
              },
            ]}
            rows={awaited.slice(0, SHOWN)}
            keyOf={(row) => row.classSessionId}
          />
          {awaited.length > SHOWN && <p>{t('awaited.more', { n: awaited.length - SHOWN })}</p>}
        </>
      )}
      <Footnote>{t('awaited.footnote')}</Footnote>
    </Panel>
  );
}

function StateMark({ state }: { state: AwaitedClass['state'] }) {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" aria-hidden="true">
      {state === 'nothing' ? (
        <circle
          cx="10"
          cy="10"
          r="7.5"
          fill="none"
          stroke="var(--beni)"
          strokeWidth="2"
          strokeDasharray="3 2.6"
        />
      ) : (
        <>
          <circle cx="10" cy="10" r="8.5" fill="var(--matsu)" />
          <path
            d="m6 10.3 2.8 2.8L14 7.500"
            fill="none"
            stroke="var(--surface)"
            strokeWidth="2.2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      )}
    </svg>
  );
}
