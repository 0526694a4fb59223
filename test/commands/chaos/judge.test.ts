import { describe, expect, it } from 'vitest';
import { judgeReceipts, judgeTaps } from '../../../src/commands/chaos/judge.ts';

const shown = (...values: string[]) => values.map((value) => ({ value, shown: true }));

describe('The judge of a chaotic class', () => {
  it.each([
    ['what was shown and kept, in order', shown('present', 'late'), ['present', 'late'], 0, 0],
    ['nothing tapped, nothing kept', [], [], 0, 0],
    ['a shown mark that is not kept', shown('present', 'late'), ['present'], 1, 0],
    ['a shown mark in the middle', shown('present', 'late', 'absent'), ['present', 'absent'], 1, 0],
    ['a mark that is kept twice', shown('present', 'late'), ['present', 'late', 'late'], 0, 1],
    ['a mark that nobody tapped', shown('present'), ['present', 'absent'], 0, 1],
    ['marks in another order', shown('present', 'late'), ['late', 'present'], 1, 1],
    ['a tap cut short that was kept', [{ value: 'late', shown: false }], ['late'], 0, 0],
    ['a tap cut short that was not kept', [{ value: 'late', shown: false }], [], 0, 0],
  ])('counts %s', (_, taps, kept, lost, doubled) => {
    expect(judgeTaps(taps, kept)).toEqual({ lost, doubled });
  });

  it('calls a receipt false where the city has the record with another hash, or not at all', () => {
    const held = (['1', '2', '3', '4'] as const).map((seq) => ({
      opId: `a:${seq}`,
      hash: 'h',
      acknowledged: seq !== '4',
    }));
    const city = new Map([
      ['a:1', new Set(['other', 'h'])],
      ['a:2', new Set(['other'])],
    ]);
    expect(judgeReceipts(held, city)).toEqual({ lost: 1, falseAcks: 2 });
  });
});
