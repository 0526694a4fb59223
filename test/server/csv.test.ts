import { describe, expect, test } from 'vitest';
import { createCsv } from '../../src/server/csv.ts';

const cellsOf = (values: readonly (string | number | null)[]): string[] =>
  createCsv(
    [['値', ({ value }) => value]],
    values.map((value) => ({ value })),
  )
    .split('\r\n')
    .slice(1, -1);

describe('A cell of a table', () => {
  test.each(['=1+1', '+81', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '\tx'])(
    'that a spreadsheet would take for a formula is text: %s',
    (value) => {
      expect(cellsOf([value])).toEqual([`'${value}`]);
    },
  );

  test('that is a number stays one, below zero too', () => {
    expect(cellsOf([-3, 0, 12])).toEqual(['-3', '0', '12']);
  });

  test('with a comma or a quotation mark is quoted; nothing is empty', () => {
    expect(cellsOf(['a,b', 'a"b', null])).toEqual(['"a,b"', '"a""b"', '']);
  });

  test('never breaks its line', () => {
    expect(cellsOf(['上\r\n下', '\r=1'])).toEqual(['上 下', ' =1']);
  });
});
