import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { succeed } from '../../src/domain/result.ts';
import type { upCast } from '../../src/protocol/up-cast.ts';
import { isDeeperThan, triageOp, type RawOp } from '../../src/server/triage.ts';
import { tombstoneOf } from '../../src/sync/erasure.ts';
import type { Op } from '../../src/sync/op.ts';

const deviceId = 'ab'.repeat(16);
const anOp = (changes: Record<string, unknown> = {}): RawOp =>
  ({
    deviceId,
    seq: 2,
    actorId: '-',
    register: { classSessionId: 'c1', learnerId: '-', field: 'finish' },
    value: true,
    parents: [],
    clock: { millis: 1_800_000_000_000, counter: 0 },
    schema: 1,
    ...changes,
  }) as RawOp;
const reasonOf = (op: RawOp) => {
  const { verdict } = triageOp(op);
  return verdict.ok ? null : verdict.failure;
};

describe('Looking at one op by itself', () => {
  test('knows it by the SHA-256 of its canonical JSON, in whatever order its fields came', () => {
    const op = anOp();
    const turned = Object.fromEntries(Object.entries(op).reverse()) as RawOp;
    expect(triageOp(op).raw).toBe(
      `{"actorId":"-","clock":{"counter":0,"millis":1800000000000},"deviceId":"${deviceId}","parents":[],` +
        `"register":{"classSessionId":"c1","field":"finish","learnerId":"-"},"schema":1,"seq":2,"value":true}`,
    );
    expect(triageOp(turned).hash).toBe(triageOp(op).hash);
    expect(triageOp(op).hash).toMatch(/^[0-9a-f]{64}$/);
    expect(triageOp(op).opId).toBe(`${deviceId}:2`);
  });

  test.each([
    ['as it should be', anOp(), null],
    ['with a field that nobody asked for', anOp({ name: '山田' }), 'malformed'],
    ['of a version to come', anOp({ schema: 2 }), 'newer-schema'],
    ['without a version', anOp({ schema: undefined }), 'malformed'],
    ['of a version that never was', anOp({ schema: 0 }), 'malformed'],
    ['without a clock', anOp({ clock: undefined }), 'malformed'],
    ['with a parent that is no id', anOp({ parents: ['x'] }), 'malformed'],
    ['made before its own parent', anOp({ parents: [`${deviceId}:3`] }), 'wrong-parents'],
    ['that is its own parent', anOp({ parents: [`${deviceId}:2`] }), 'wrong-parents'],
    ["after another phone's later number", anOp({ parents: [`${'cd'.repeat(16)}:9`] }), null],
    [
      'about a learner where the class is meant',
      anOp({ register: { classSessionId: 'c1', learnerId: 'nami-000000000000', field: 'finish' } }),
      'wrong-learner',
    ],
    ['with a wrong value', anOp({ value: 'yes' }), 'wrong-value'],
    [
      'of an unknown field',
      anOp({ register: { classSessionId: 'c1', learnerId: '-', field: 'x' } }),
      'unknown-field',
    ],
    ['with U+0000 in a key', anOp({ value: { 'a\0': 1 } }), 'malformed'],
  ])('%s', (_, op, reason) => {
    expect(reasonOf(op)).toBe(reason);
  });
});

describe('Depth', () => {
  test('is counted in objects and lists, without limit to the counting', () => {
    expect(isDeeperThan(1, 0)).toBe(false);
    expect(isDeeperThan([1], 0)).toBe(true);
    expect(isDeeperThan({ a: [1] }, 2)).toBe(false);
    expect(isDeeperThan({ a: [1] }, 1)).toBe(true);
    const deep = JSON.parse(`${'['.repeat(500_000)}${']'.repeat(500_000)}`);
    expect(isDeeperThan(deep, 64)).toBe(true);
  });
});

test('[V2] an op of an older schema is stored as of today, and kept as it came with its own hash', () => {
  const older = { ...anOp({ schema: 0, actorId: undefined }), who: 'm' } as unknown as RawOp;
  const raise: typeof upCast = ({ who = '-', ...op }) =>
    succeed({ ...op, actorId: who, schema: 1 });
  const triaged = triageOp(older, raise);
  expect(triaged.raised).toBe(true);
  expect(JSON.parse(triaged.raw)).toMatchObject({ who: 'm', schema: 0 });
  expect(triaged.verdict.ok && triaged.verdict.value).toMatchObject({ actorId: 'm', schema: 1 });
  expect(triaged.hash).toBe(createHash('sha256').update(triaged.raw).digest('hex'));
});

test('[X1] an op that its phone has emptied is told apart from nonsense', () => {
  const empty = tombstoneOf(anOp() as unknown as Op) as unknown as RawOp;
  expect(triageOp(empty).verdict).toEqual({ ok: false, failure: 'erased' });
});
