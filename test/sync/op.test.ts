import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson, hashOp, opIdOf, registerKeyOf } from '../../src/sync/op.ts';
import { anOp, classSessionId, deviceA, learner1 } from '../builders.ts';

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');

it('[O4] canonical JSON sorts keys at every depth and leaves no blanks', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'あ"\n' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"あ\\"\\n","d":null}]}',
  );
});

it('[O4] the hash of an op is the same whatever the order in which its parts were written', async () => {
  const op = anOp();
  const reversed = Object.fromEntries(Object.entries(op).reverse()) as typeof op;
  expect(await hashOp(reversed, sha256)).toBe(await hashOp(op, sha256));
});

it('[O4] the hash of this op is this one, on every machine and in every version', async () => {
  expect(await hashOp(anOp(), sha256)).toBe(
    'c8b27a43945e2a60b65b88fda3253a945e6ac36e54fbc511aa29342a4001f230',
  );
});

it('an op is known by its device and number, a register by class, learner and field', () => {
  expect(opIdOf(anOp({ seq: 7 }))).toBe(`${deviceA}:7`);
  expect(registerKeyOf(anOp().register)).toBe(`${classSessionId} ${learner1} attendance`);
});
