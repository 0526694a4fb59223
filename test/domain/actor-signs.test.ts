import { expect, it } from 'vitest';
import {
  actorIds,
  noActors,
  signOf,
  withActor,
  withoutActor,
} from '../../src/domain/actor-signs.ts';
import { WireOp } from '../../src/protocol/op.ts';
import * as v from 'valibot';

it('whoever takes a sign records from then on, and signs keep their order', () => {
  const sa = withActor(noActors, 'sa');
  expect(sa).toEqual({ known: ['sa'], now: 'sa' });
  expect(withActor(sa, 'a')).toEqual({ known: ['a', 'sa'], now: 'a' });
  expect(withActor(withActor(sa, 'a'), 'sa')).toEqual({ known: ['a', 'sa'], now: 'sa' });
});

it('when the one who records leaves, another records; when nobody is left, nobody is named', () => {
  const both = { known: ['a', 'sa'], now: 'sa' };
  expect(withoutActor(both, 'sa')).toEqual({ known: ['a'], now: 'a' });
  expect(withoutActor(both, 'a')).toEqual({ known: ['sa'], now: 'sa' });
  expect(withoutActor({ known: ['a'], now: 'a' }, 'a')).toEqual({ known: [], now: '-' });
});

it('ten signs, each one kana, none for an id that this build does not know', () => {
  expect(actorIds.map(signOf).join('')).toBe('あかさたなはまやらわ');
  expect([signOf('-'), signOf('zz')]).toEqual([null, null]);
});

it('every sign can travel in a record as the city has always understood records', () => {
  for (const actorId of actorIds) expect(v.is(WireOp.entries.actorId, actorId)).toBe(true);
});
