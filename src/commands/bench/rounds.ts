/**
 * Comparing on a noisy machine: in every round the limit, its copy to the byte at another address, and each site are
 * opened once, in an order drawn by a seed, and only ratios within a round count. The limit against its copy says
 * whether the rounds can be believed.
 */
import { ascending, medianOf, rounded, spreadOf, type Figure, type Interval } from './figure.ts';

/** Opens a site anew and tells how long it took. */
export type Opening = () => Promise<number>;

export type Round = {
  /** The limit, and its copy. */
  readonly limit: readonly [number, number];
  readonly siteTimes: Readonly<Record<string, number>>;
};

/** A number from 0 up to 1 at each call; the same seed gives the same numbers (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every order is equally likely. */
export function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

export async function runRounds(
  count: number,
  random: () => number,
  [limit, limitCopy]: readonly [Opening, Opening],
  sites: Readonly<Record<string, Opening>>,
): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < count; round += 1) {
    const times = { limit: Number.NaN, copy: Number.NaN };
    const siteTimes: Record<string, number> = {};
    const tasks = [
      async () => void (times.limit = await limit()),
      async () => void (times.copy = await limitCopy()),
      ...Object.entries(sites).map(([name, open]) => async () => {
        siteTimes[name] = await open();
      }),
    ];
    for (const task of shuffled(tasks, random)) await task();
    rounds.push({ limit: [times.limit, times.copy], siteTimes });
  }
  return rounds;
}

/** A site's time as a multiple of the mean of the limit's two in the same round. */
export const ratiosToLimit = (rounds: readonly Round[], site: string): readonly number[] =>
  rounds.map(
    ({ limit, siteTimes }) => (siteTimes[site] ?? Number.NaN) / ((limit[0] + limit[1]) / 2),
  );

/** The limit as a multiple of its copy: 1 but for noise. */
export const limitToCopy = (rounds: readonly Round[]): readonly number[] =>
  rounds.map(({ limit }) => limit[0] / limit[1]);

/**
 * Interval of the median by the sign test: between two of the measurements themselves, so that nothing is
 * assumed of their distribution, and no chance is needed as for a bootstrap. Covers the true median with at
 * least 95 in 100; with fewer than six numbers, which cannot promise that, from the least to the greatest.
 */
export function medianInterval(numbers: readonly number[]): Interval {
  const sorted = ascending(numbers);
  const outside = Math.max(0, signTestRank(numbers.length) - 1);
  return [sorted[outside] ?? Number.NaN, sorted[sorted.length - 1 - outside] ?? Number.NaN];
}

/** The greatest k for which fewer than k of n fair coins fall heads at most 2.5 times in 100. */
export function signTestRank(n: number): number {
  let probability = 2 ** -n;
  let cumulated = 0;
  let rank = 0;
  while (rank < n && cumulated + probability <= 0.025) {
    cumulated += probability;
    probability *= (n - rank) / (rank + 1);
    rank += 1;
  }
  return rank;
}

/** A site against the limit, as a figure that is void where the limit does not equal its copy. */
export function ratioFigure(rounds: readonly Round[], site: string, target: number): Figure {
  const ratios = ratiosToLimit(rounds, site);
  const control = limitToCopy(rounds);
  const [low, high] = roundedInterval(medianInterval(control));
  const controlled = `static HTML against its copy: ${rounded(medianOf(control))}, 95 % interval ${low} to ${high}`;
  const times = rounds.map(({ siteTimes }) => siteTimes[site] ?? Number.NaN);
  const limitTimes = rounds.flatMap(({ limit }) => limit);
  return {
    value: rounded(medianOf(ratios)),
    target,
    unit: '× static HTML',
    n: rounds.length,
    spread: spreadOf(ratios),
    interval: roundedInterval(medianInterval(ratios)),
    ...(isOneWithin(medianInterval(control)) ? {} : { void: controlled }),
    remarks: [
      ...(isOneWithin(medianInterval(control)) ? [controlled] : []),
      `medians: ${Math.round(medianOf(times))} ms, static HTML ${Math.round(medianOf(limitTimes))} ms`,
    ],
  };
}

const isOneWithin = ([low, high]: Interval): boolean => low <= 1 && high >= 1;

export const roundedInterval = ([low, high]: Interval): Interval => [rounded(low), rounded(high)];
