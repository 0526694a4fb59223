import { expect, it } from 'vitest';
import { forgettableThrough, noteCheckpoint, rewindCheckpoints } from '../../src/sync/retention.ts';

const day = 24 * 60 * 60 * 1000;
const checkpoints = [
  { seq: 10, at: 0 },
  { seq: 20, at: 10 * day },
];

it('[K1] a checkpoint is noted once a day, and only where receipts have come further', () => {
  expect(noteCheckpoint([], 5, 0)).toEqual([{ seq: 5, at: 0 }]);
  expect(noteCheckpoint(checkpoints, 25, 10 * day + 1)).toBe(checkpoints);
  expect(noteCheckpoint(checkpoints, 20, 12 * day)).toBe(checkpoints);
  expect(noteCheckpoint(checkpoints, 25, 11 * day)).toHaveLength(3);
});

it.each([
  ['before 35 days', 34, 20, 0],
  ['after 35 days without a backup', 36, 0, 0],
  ['after 35 days, as far as the backup reaches', 50, 15, 15],
  ['after 35 days of the first ones only', 40, 20, 10],
  ['after 180 days without a backup', 181, 0, 10],
])('[K1] %s', (_, days, backedUpThrough, expected) => {
  expect(forgettableThrough(checkpoints, backedUpThrough, days * day)).toBe(expected);
});

it('[E1] what the city has lost is no longer old', () => {
  expect(rewindCheckpoints(checkpoints, 15)).toEqual([{ seq: 10, at: 0 }]);
});
