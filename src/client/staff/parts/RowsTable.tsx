import type { ReactNode } from 'react';
import styles from './RowsTable.module.css';
import { useWidth } from './use-width.ts';

export type Column<Row> = {
  readonly title: string;
  readonly renderCell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  readonly figure?: boolean;
  /** This cell names the row. */
  readonly names?: boolean;
  /** Holds buttons, which say themselves what they do. */
  readonly acts?: boolean;
  /** Per cent of the table's width, for tables that stand under one another. */
  readonly share?: number;
};

/** A real table with a caption; where it is too narrow for columns each row stands as a block, every cell with its heading. */
export function RowsTable<Row>({
  caption,
  captionHidden,
  dense,
  columns,
  needs = columns.length <= 4 ? 21 : 44,
  rows,
  keyOf,
}: {
  caption: string;
  /** The heading above says the same to the eye. */
  captionHidden?: boolean;
  /** Many narrow columns. */
  dense?: boolean;
  /** Rem of width that the columns need. */
  needs?: number;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  const { frame, width } = useWidth(needs * 16);
  const cellsOf = (row: Row) =>
    columns.map(({ title, renderCell, figure, names, acts }) =>
      names ? (
        <th key={title} scope="row">
          {renderCell(row)}
        </th>
      ) : (
        <td key={title} data-title={acts ? undefined : title} data-figure={figure ? '' : undefined}>
          {renderCell(row)}
        </td>
      ),
    );
  return (
    <div ref={frame}>
      <table
        className={styles.table}
        data-dense={dense ? '' : undefined}
        data-stacked={width < needs * 16 ? '' : undefined}
      >
        <caption data-hidden={captionHidden ? '' : undefined}>{caption}</caption>
        <colgroup>
          {columns.map(({ title, share }) => (
            <col key={title} width={share && `${share}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title, figure }) => (
              <th key={title} scope="col" data-figure={figure ? '' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>{cellsOf(row)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
