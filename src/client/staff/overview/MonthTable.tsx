import { useTranslation } from 'react-i18next';
import { useDates } from '../frame/signed-in.ts';
import { RowsTable, type Column } from '../parts/RowsTable.tsx';
import type { MonthPoint } from './months.ts';

type YearRow = {
  readonly name: string;
  readonly figures: readonly (number | null)[];
  readonly sum: number | null;
  /** Written with + where it is more than before. */
  readonly difference?: boolean;
};

/** The same as the picture, a year a row. Where nothing has come the cell is a dash; 0 is 0. */
export function MonthTable({
  points,
  year,
  yearBefore,
}: {
  points: readonly MonthPoint[];
  year: string;
  /** Null where nothing is known of the year before. */
  yearBefore: string | null;
}) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const thisYear = rowOf(
    year,
    points.map((point) => point.attendees),
  );
  const rows: YearRow[] =
    yearBefore === null
      ? [thisYear]
      : [
          rowOf(
            yearBefore,
            points.map((point) => point.yearBefore),
          ),
          thisYear,
          {
            name: t('months.difference'),
            figures: points.map(differenceOf),
            sum: null,
            difference: true,
          },
        ];
  const columns: Column<YearRow>[] = [
    { title: t('year.label'), names: true, renderCell: (row) => row.name },
    ...points.map(({ month }, index): Column<YearRow> => ({
      title: dates.month(month),
      figure: true,
      renderCell: (row) => written(row.figures[index] ?? null, row.difference),
    })),
    {
      title: t('months.sum'),
      figure: true,
      renderCell: (row) => !row.difference && <b>{written(row.sum)}</b>,
    },
  ];
  return (
    <RowsTable
      caption={t('months.caption')}
      captionHidden
      dense
      needs={34}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.name}
    />
  );
}

function rowOf(name: string, figures: readonly (number | null)[]): YearRow {
  const known = figures.filter((figure) => figure !== null);
  return {
    name,
    figures,
    sum: known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0),
  };
}

/** Only whole months are compared. */
function differenceOf({ attendees, yearBefore, part }: MonthPoint): number | null {
  return part || attendees === null || yearBefore === null ? null : attendees - yearBefore;
}

function written(figure: number | null, signed = false): string {
  if (figure === null) return '—';
  return signed && figure > 0 ? `+${figure}` : String(figure);
}
