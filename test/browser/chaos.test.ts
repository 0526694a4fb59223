/** A short class with the quick mishaps of `npm run chaos`, on every run. */
import { expect, it } from 'vitest';
import { liveStory } from '../../src/commands/chaos/story.ts';

it('[S1] whatever is killed, and whatever the line does: what the screen showed is there, once', async () => {
  const { taps, records, counts, ...found } = await liveStory(9, {
    only: [
      'renderer killed',
      'server killed in mid-batch',
      'PostgreSQL restarted under load',
      'connection to IndexedDB closed',
    ],
  });
  expect(found).toEqual({ seed: 9, lost: 0, doubled: 0, falseAcks: 0, broken: [] });
  expect(taps).toBeGreaterThanOrEqual(12);
  expect(records).toBeGreaterThan(500);
  expect(counts).toMatchObject({
    'renderer killed': 1,
    'server killed in mid-batch': 1,
    'PostgreSQL restarted under load': 1,
    'connection to IndexedDB closed': 1,
  });
}, 120_000);
