import { describe, expect, it } from 'vitest';
import { parsePaperRows, sheetCodeOf } from '../../src/domain/paper-rows.ts';

const twelve = Array.from({ length: 12 }, (_, index) => index + 1);

describe('rows typed from a paper sheet', () => {
  it.each([
    ['1,2,4-9', [1, 2, 4, 5, 6, 7, 8, 9]],
    ['1、2、4〜9', [1, 2, 4, 5, 6, 7, 8, 9]],
    ['１，２，４－９', [1, 2, 4, 5, 6, 7, 8, 9]],
    ['1 2 4 ～ 9', [1, 2, 4, 5, 6, 7, 8, 9]],
    ['1　2　4ー9', [1, 2, 4, 5, 6, 7, 8, 9]],
    ['4–6', [4, 5, 6]],
    ['4−6', [4, 5, 6]],
    ['4から6まで', [4, 5, 6]],
    ['1番と3番', [1, 3]],
    ['1。2．3・4/5', [1, 2, 3, 4, 5]],
    ['9,1,9,1-2', [1, 2, 9]],
    ['１２', [12]],
    [',,1,,', [1]],
    ['', []],
    ['5-5', [5]],
  ])('%s means %j', (typed, rows) => {
    expect(parsePaperRows(typed, twelve)).toEqual({ rows, faults: [] });
  });

  it.each([
    ['9-4', [4, 5, 6, 7, 8, 9], [{ type: 'reversed', from: 4, to: 9 }]],
    ['10-15', [10, 11, 12], [{ type: 'outside', from: 13, to: 15 }]],
    ['0-2', [1, 2], [{ type: 'outside', from: 0, to: 0 }]],
    ['20', [], [{ type: 'outside', from: 20, to: 20 }]],
    ['124', [], [{ type: 'outside', from: 124, to: 124 }]],
    ['1-999999', twelve, [{ type: 'outside', from: 13, to: 999_999 }]],
    ['3,山田,5', [3, 5], [{ type: 'unreadable', text: '山田' }]],
    ['1-2-3', [], [{ type: 'unreadable', text: '1-2-3' }]],
    ['-4', [], [{ type: 'unreadable', text: '-4' }]],
    ['12345678', [], [{ type: 'unreadable', text: '12345678' }]],
    [
      '15-11',
      [11, 12],
      [
        { type: 'reversed', from: 11, to: 15 },
        { type: 'outside', from: 13, to: 15 },
      ],
    ],
  ])('%s is understood as %j, and what was not is named', (typed, rows, faults) => {
    expect(parsePaperRows(typed, twelve)).toEqual({ rows, faults });
  });

  it('numbers that the sheet leaves out are told one by one, not inside a range', () => {
    expect(parsePaperRows('1-5', [1, 2, 5])).toEqual({ rows: [1, 2, 5], faults: [] });
    expect(parsePaperRows('3', [1, 2, 5]).faults).toEqual([{ type: 'outside', from: 3, to: 3 }]);
  });

  it('a class without rows has none to take', () => {
    expect(parsePaperRows('1', [])).toEqual({
      rows: [],
      faults: [{ type: 'outside', from: 1, to: 1 }],
    });
  });
});

it('a class has the same four letters on its sheets and on its screen', () => {
  expect(sheetCodeOf('nango-2026-11-20')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(sheetCodeOf('nango-2026-11-20')).not.toBe(sheetCodeOf('nango-2026-11-27'));
});
