import { expect, it } from 'vitest';
import { upCast, upCasters, type UpCaster } from '../../src/protocol/up-cast.ts';

/** As it would be after two more schemas: first names of fields changed, then a part was added. */
const casters: ReadonlyMap<number, UpCaster> = new Map<number, UpCaster>([
  [1, ({ who, ...op }) => ({ ...op, actorId: who ?? '-' })],
  [2, (op) => ({ ...op, mood: null })],
]);

it('[V2] an op of an older schema is raised step by step', () => {
  expect(upCast({ schema: 1, who: 'm' }, casters, 3)).toEqual({
    ok: true,
    value: { schema: 3, actorId: 'm', mood: null },
  });
  expect(upCast({ schema: 2, actorId: 'm' }, casters, 3)).toMatchObject({
    ok: true,
    value: { schema: 3, actorId: 'm' },
  });
});

it('[V2] today’s is taken as it is, a newer one is told apart from nonsense', () => {
  const op = { schema: 1, value: 'present' };
  expect(upCast(op)).toEqual({ ok: true, value: op });
  expect(upCast({ schema: 2 })).toEqual({ ok: false, failure: 'newer-schema' });
  for (const schema of [0, 1.5, '1', null])
    expect(upCast({ schema })).toEqual({ ok: false, failure: 'malformed' });
});

it('[V2] every schema below today’s has its step', () => {
  expect(upCasters.size).toBe(0);
});
