import { expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** A few cities on every run; `npm run simulate` lives through as many as one likes. */
it('[S1] no promise is broken in a fixed set of simulated cities', async () => {
  const { broken, lost, doubled, diverged, falseAcks, ops } = await simulate(1, 6, 1);
  expect(broken.map(({ seed, breaches, trace }) => ({ seed, breaches, trace }))).toEqual([]);
  expect({ lost, doubled, diverged, falseAcks }).toEqual({
    lost: 0,
    doubled: 0,
    diverged: 0,
    falseAcks: 0,
  });
  expect(ops).toBeGreaterThan(800);
}, 120_000);

it('[S1] the same seed lives through the same days', async () => {
  const [one, again] = [await simulate(7, 1), await simulate(7, 1)];
  expect(again).toEqual(one);
});
