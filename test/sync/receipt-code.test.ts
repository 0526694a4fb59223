import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { receiptCodeOf } from '../../src/sync/receipt-code.ts';
import { deviceA } from '../builders.ts';

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');
const hash = (last: number) => `${last}`.padStart(64, '0');

it('[Q1] the code of the test vector, in whatever order the ops come', async () => {
  const ops: [string, string][] = [
    [`${deviceA}:1`, hash(1)],
    [`${deviceA}:2`, hash(2)],
  ];
  expect(await receiptCodeOf(new Map(ops), sha256)).toBe('FYQ-HAT');
  expect(await receiptCodeOf(new Map(ops.reverse()), sha256)).toBe('FYQ-HAT');
});

it('[Q1] another hash, or one op less, is another code', async () => {
  const other = await receiptCodeOf(new Map([[`${deviceA}:1`, hash(1)]]), sha256);
  const changed = await receiptCodeOf(
    new Map([
      [`${deviceA}:1`, hash(1)],
      [`${deviceA}:2`, hash(3)],
    ]),
    sha256,
  );
  expect(new Set([other, changed, 'FYQ-HAT']).size).toBe(3);
});
