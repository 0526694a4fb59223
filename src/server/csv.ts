/**
 * CSV as spreadsheets in Japanese offices open it: UTF-8 with BOM, CRLF. A cell that a spreadsheet
 * would take for a formula (also by its full-width signs) begins with an apostrophe.
 */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;
export type Column<Row> = readonly [heading: string, cellOf: (row: Row) => Cell];

export function createCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const headings = columns.map(([heading]) => heading);
  const cells = rows.map((row) => columns.map(([, cellOf]) => withoutLineBreaks(cellOf(row))));
  return stringify([headings, ...cells], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

/** One record a line, for programs that read line by line. */
const withoutLineBreaks = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.replace(/\s*[\r\n]+\s*/g, ' ') : cell;
