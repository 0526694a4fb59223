/** Many seeds, one after the other, and their sum. */
import { incidentsOfTheNight } from './incidents.ts';
import type { Tally } from './judge.ts';
import { Story, type StoryOutcome } from './story.ts';

export type Simulation = Tally & {
  readonly deviceDays: number;
  readonly ops: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Seeds in which a promise was broken. */
  readonly broken: readonly StoryOutcome[];
};

export const daysPerSeed = 12;

export const simulateSeed = (seed: number): Promise<StoryOutcome> =>
  new Story(seed).live(daysPerSeed, incidentsOfTheNight);

/** `stopAt`: so many broken seeds are enough. */
export async function simulate(
  from: number,
  seeds: number,
  stopAt = Number.MAX_SAFE_INTEGER,
): Promise<Simulation> {
  const tally = { lost: 0, doubled: 0, diverged: 0, falseAcks: 0 };
  const counts: Record<string, number> = {};
  const broken: StoryOutcome[] = [];
  let deviceDays = 0;
  let ops = 0;
  for (let seed = from; seed < from + seeds && broken.length < stopAt; seed += 1) {
    const outcome = await simulateSeed(seed);
    deviceDays += outcome.deviceDays;
    ops += outcome.ops;
    for (const [what, count] of Object.entries(outcome.counts))
      counts[what] = (counts[what] ?? 0) + count;
    for (const { kind } of outcome.breaches) if (kind !== 'broken') tally[kind] += 1;
    if (outcome.breaches.length > 0) broken.push(outcome);
  }
  return { deviceDays, ops, ...tally, counts, broken };
}
