import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  countDelivery,
  growBatch,
  isAcknowledged,
  noReceipts,
  passedOver,
  shrinkBatch,
  takeBatch,
  type OpAnswer,
  type SentOp,
} from '../../src/sync/outbox.ts';
import { anOp, deviceA, deviceB } from '../builders.ts';

const sentOps = (...seqs: readonly number[]): readonly SentOp[] =>
  seqs.map((seq) => ({ op: anOp({ seq }), hash: `hash-${seq}` }));
const answered = (seq: number, changed: Partial<OpAnswer> = {}): OpAnswer => ({
  opId: `${deviceA}:${seq}`,
  hash: `hash-${seq}`,
  status: 'applied',
  ...changed,
});

describe('receipts', () => {
  it('[B3] the watermark rises to the last op that the answer names', () => {
    expect(
      acknowledge(noReceipts, sentOps(1, 2, 3), [answered(1), answered(2), answered(3)]),
    ).toEqual({
      ackedThrough: 3,
      exceptions: [],
    });
  });

  it('[B3] the watermark stops before an op that the answer leaves out', () => {
    const receipts = acknowledge(noReceipts, sentOps(1, 2, 3), [answered(1), answered(3)]);
    expect(receipts.ackedThrough).toBe(1);
    expect([1, 2, 3].map((seq) => isAcknowledged(receipts, seq))).toEqual([true, false, true]);
    const later = acknowledge(receipts, sentOps(2), [answered(2, { status: 'duplicate' })]);
    expect(later).toEqual({ ackedThrough: 3, exceptions: [] });
  });

  it('[B7] tells which records wait although later ones have a receipt', () => {
    const receipts = acknowledge(noReceipts, sentOps(1, 3), [answered(1), answered(3)]);
    expect(passedOver(receipts, [1, 2, 3, 4])).toEqual([2]);
    expect(passedOver(noReceipts, [1, 2])).toEqual([]);
  });

  it('[B2] another hash, another device or an op that was not sent proves nothing', () => {
    const answers = [
      answered(1, { hash: 'another' }),
      { ...answered(2), opId: `${deviceB}:2` },
      answered(9),
    ];
    expect(acknowledge(noReceipts, sentOps(1, 2), answers)).toEqual(noReceipts);
  });

  it('[B4] a quarantined op has a receipt, and stays known as one that is not counted', () => {
    const receipts = acknowledge(noReceipts, sentOps(1, 2), [
      answered(1),
      answered(2, { status: 'quarantined', reason: 'wrong-value' }),
    ]);
    expect(receipts).toEqual({
      ackedThrough: 2,
      exceptions: [{ seq: 2, status: 'quarantined', reason: 'wrong-value' }],
    });
    expect(countDelivery(receipts, [1, 2, 3])).toEqual({
      recorded: 3,
      counted: 1,
      held: 0,
      quarantined: 1,
      waiting: 1,
    });
  });

  it('[B4] held ops are told apart from counted ones', () => {
    const receipts = acknowledge(noReceipts, sentOps(1, 2), [
      answered(1),
      answered(2, { status: 'held' }),
    ]);
    expect(countDelivery(receipts, [1, 2])).toMatchObject({ counted: 1, held: 1, waiting: 0 });
  });
});

describe('batches', () => {
  const many = Array.from({ length: 60 }, (_, index) => anOp({ seq: index + 1 }));

  it('[B5] a batch takes the oldest ops, as many as its size', () => {
    expect(takeBatch(many, 20).map((op) => op.seq)).toEqual(many.slice(0, 20).map((op) => op.seq));
  });

  it('[B5] a batch stops before it grows past its bytes, but holds at least one op', () => {
    const long = { trouble: 'あ'.repeat(2_000), nextTime: 'い'.repeat(2_000) };
    const heavy = Array.from({ length: 200 }, (_, index) => anOp({ seq: index + 1, value: long }));
    const taken = takeBatch(heavy, 5_000);
    expect(taken.length).toBeGreaterThan(10);
    expect(new TextEncoder().encode(JSON.stringify(taken)).length).toBeLessThan(1024 * 1024);
    expect(takeBatch([anOp({ value: 'あ'.repeat(400_000) })], 1)).toHaveLength(1);
  });

  it.each([
    ['letters', 'a', 1],
    ['letters with accents', 'é', 2],
    ['Japanese', 'あ', 3],
    ['pictures beyond the first plane', '😀', 4],
  ])('[B5] bytes are counted as they go over the line: %s', (_, sign, bytes) => {
    const [least] = [anOp({ value: '' })];
    const bytesOfOne = JSON.stringify(least).length + bytes * 10_000 + 1;
    const ops = Array.from({ length: 200 }, () => anOp({ value: sign.repeat(10_000) }));
    expect(takeBatch(ops, 5_000)).toHaveLength(Math.floor((900 * 1024) / bytesOfOne));
  });

  it('[B6] a batch grows fourfold after a quick answer, keeps its size after a slow one, halves down to one', () => {
    expect(growBatch(20, 300)).toBe(80);
    expect(growBatch(20, 3_000)).toBe(20);
    expect(growBatch(4_000, 300)).toBe(5_000);
    expect([20, 3, 1].map(shrinkBatch)).toEqual([10, 1, 1]);
  });
});
