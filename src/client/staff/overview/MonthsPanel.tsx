import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../protocol/reports.ts';
import { useDates, useSignedIn } from '../frame/signed-in.ts';
import { Footnote, Panel } from '../parts/Panel.tsx';
import { Segments } from '../parts/Segments.tsx';
import { usePictureOrTable } from './picture-or-table.ts';
import { MonthBars } from './MonthBars.tsx';
import { MonthColumns } from './MonthColumns.tsx';
import { MonthTable } from './MonthTable.tsx';
import { monthsOf } from './months.ts';
import { useWidth } from '../parts/use-width.ts';
import styles from './Chart.module.css';

/** Narrower than this (1/16 rem) twelve columns with their figures do not fit: bars lie on their side. */
const COLUMNS_NEED = 420;

/** Attendance month by month beside the year before, drawn or as a table. */
export function MonthsPanel({
  overview,
  yearBefore,
}: {
  overview: Overview;
  yearBefore: Overview | null;
}) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const { city } = useSignedIn();
  const [looks, setLooks] = useState<'picture' | 'table'>('picture');
  const choices = usePictureOrTable();
  const { frame, width } = useWidth(560);

  const known = yearBefore && yearBefore.byMonth.length > 0 ? yearBefore : null;
  const points = monthsOf(overview, known, city?.timeZone ?? 'Asia/Tokyo');
  const years = {
    year: dates.fiscalYear(overview.fiscalYear),
    before: dates.fiscalYear(overview.fiscalYear - 1),
  };
  const asBars = looks === 'picture' && width < COLUMNS_NEED;
  const part = points.find((point) => point.part);
  return (
    <Panel
      title={t('months.title')}
      about={known && !asBars ? t('months.aboutWithLine', years) : t('months.about')}
      aside={
        <Segments label={t('looks.label')} choices={choices} chosen={looks} onChoose={setLooks} />
      }
    >
      <div ref={frame} className={styles.frame}>
        {looks === 'table' && (
          <MonthTable points={points} year={years.year} yearBefore={known ? years.before : null} />
        )}
        {looks === 'picture' && !asBars && (
          <MonthColumns
            points={points}
            width={width}
            title={t('months.picture', years)}
            yearBefore={years.before}
          />
        )}
        {asBars && <MonthBars points={points} />}
      </div>
      <Footnote>
        {part && t('months.part', { month: dates.month(part.month) })}
        {t('months.blank')}
      </Footnote>
    </Panel>
  );
}
