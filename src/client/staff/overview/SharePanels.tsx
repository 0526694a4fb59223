import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attendeesOf } from '../../../domain/attendance.ts';
import type { Overview, PeopleSums } from '../../../protocol/reports.ts';
import { Footnote, Panel } from '../parts/Panel.tsx';
import { RowsTable } from '../parts/RowsTable.tsx';
import { Segments } from '../parts/Segments.tsx';
import { packNameIn, usePacks } from '../use-packs.ts';
import { Bar, MasteryBar } from './Bar.tsx';
import { usePictureOrTable } from './picture-or-table.ts';
import { judgedIn } from './shares.ts';
import styles from './Bar.module.css';

type Share = PeopleSums & { readonly id: string; readonly name: string };

export function VenuesPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('staff');
  const shares = overview.byVenue.map((sums): Share => ({
    ...sums,
    id: sums.venueId ?? '-',
    name: sums.name ?? t('shares.unknownVenue'),
  }));
  return <SharePanel title={t('shares.venues')} heading={t('venue')} shares={shares} />;
}

/** Topics are lesson packs; their names are read from the lessons kept on this machine. */
export function TopicsPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('staff');
  const packs = usePacks();
  const shares = overview.byTopic.map((sums): Share => ({
    ...sums,
    id: sums.packId ?? '-',
    name: sums.packId === null ? t('shares.unknownTopic') : packNameIn(packs, sums.packId),
  }));
  return <SharePanel title={t('shares.topics')} heading={t('topic')} shares={shares} />;
}

/** Attendance and what learners could do, by place or topic, drawn or as a table. */
function SharePanel({
  title,
  heading,
  shares,
}: {
  title: string;
  heading: string;
  shares: readonly Share[];
}) {
  const { t } = useTranslation('staff');
  const [looks, setLooks] = useState<'picture' | 'table'>('picture');
  const choices = usePictureOrTable();
  const hasHeadcounts = shares.some(({ headcount }) => headcount > 0);
  return (
    <Panel
      title={title}
      about={t('shares.about')}
      aside={
        <Segments label={t('looks.label')} choices={choices} chosen={looks} onChoose={setLooks} />
      }
    >
      {shares.length === 0 && <p>{t('shares.none')}</p>}
      {shares.length > 0 && looks === 'picture' && <SharePictures shares={shares} />}
      {shares.length > 0 && looks === 'table' && (
        <RowsTable
          caption={title}
          captionHidden
          dense
          needs={29}
          columns={[
            { title: heading, names: true, renderCell: (row) => row.name },
            figureColumn(t('sums.classSessions'), 'classSessions'),
            figureColumn(t('sums.people'), 'people'),
            figureColumn(t('status.present'), 'present'),
            figureColumn(t('status.late'), 'late'),
            figureColumn(t('status.excused'), 'excused'),
            figureColumn(t('status.absent'), 'absent'),
            ...(hasHeadcounts ? [figureColumn(t('headcount'), 'headcount')] : []),
            figureColumn(t('mastery.alone'), 'alone'),
            figureColumn(t('mastery.withHelp'), 'withHelp'),
            figureColumn(t('mastery.notYet'), 'notYet'),
          ]}
          rows={shares}
          keyOf={({ id }) => id}
        />
      )}
      {shares.length > 0 && looks === 'picture' && <Footnote>{t('shares.footnote')}</Footnote>}
    </Panel>
  );
}

function figureColumn(title: string, key: keyof PeopleSums) {
  return { title, figure: true, renderCell: (row: Share) => row[key] };
}

function SharePictures({ shares }: { shares: readonly Share[] }) {
  const { t } = useTranslation('staff');
  const greatest = Math.max(1, ...shares.map(attendeesOf));
  return (
    <ul className={styles.shares}>
      {shares.map((share) => (
        <li key={share.id}>
          <span className={styles.name}>{share.name}</span>
          <span className={styles.words}>{t('people', { n: attendeesOf(share) })}</span>
          <Bar share={attendeesOf(share) / greatest} />
          <span className={styles.judged}>
            {judgedIn(share) === 0 ? t('sums.notJudged') : <JudgedWords {...share} />}
          </span>
          {judgedIn(share) > 0 && (
            <MasteryBar alone={share.alone} withHelp={share.withHelp} notYet={share.notYet} />
          )}
        </li>
      ))}
    </ul>
  );
}

function JudgedWords({
  alone,
  withHelp,
  notYet,
}: Pick<PeopleSums, 'alone' | 'withHelp' | 'notYet'>) {
  const { t } = useTranslation('staff');
  return (
    <>
      <span>{t('judged.alone', { n: alone })}</span>{' '}
      <span>{t('judged.withHelp', { n: withHelp })}</span>{' '}
      <span>{t('judged.notYet', { n: notYet })}</span>
    </>
  );
}
