import { expect, it } from 'vitest';
import { covers, isTombstone, tombstoneOf } from '../../src/sync/erasure.ts';
import { anOp, classSessionId, learner1, learner2 } from '../builders.ts';

const register = { classSessionId, learnerId: learner1, field: 'attendance' };

it.each([
  ['the register itself', register, true],
  ['the learner everywhere', { classSessionId: '*', learnerId: learner1, field: '*' }, true],
  ['the whole class', { classSessionId, learnerId: '*', field: '*' }, true],
  ['another learner', { classSessionId: '*', learnerId: learner2, field: '*' }, false],
  ['another field', { ...register, field: 'seat' }, false],
])('[X1] an erasure of %s', (_, erasure, expected) => {
  expect(covers(erasure, register)).toBe(expected);
});

it('[X1] of an own op the number and the clock stay, and nothing that it said', () => {
  const op = anOp({ seq: 3, parents: ['x:1'], actorId: 'm' });
  const empty = tombstoneOf(op);
  expect(isTombstone(empty)).toBe(true);
  expect([empty.deviceId, empty.seq, empty.clock]).toEqual([op.deviceId, 3, op.clock]);
  expect(JSON.stringify(empty)).not.toContain(learner1);
  expect([empty.value, empty.parents, empty.actorId]).toEqual([null, [], '-']);
});
