/** One measured figure against its target. */
export type Figure = {
  readonly value: number;
  readonly target: number;
  /** Is more better? Otherwise less is. */
  readonly atLeast?: boolean;
  readonly unit: string;
  /** How many times it was measured. */
  readonly n: number;
  /** Smallest and greatest single measurement. */
  readonly spread: readonly [number, number];
  /** Where the value lies with at least 95 in 100, whatever the distribution. */
  readonly interval?: Interval;
  /** Why the figure says nothing: the very same site, opened twice a round, did not come out equal. */
  readonly void?: string;
  /** What else was asked of it and was not met, beside the value. */
  readonly misses?: readonly string[];
  /** What one should know to read it. */
  readonly remarks?: readonly string[];
};

export type Interval = readonly [number, number];

/** What every bench is given: how long to try, and chance that can be had again. */
export type Conditions = {
  /** Null for as many as the figure wants. */
  readonly rounds: number | null;
  /** The seed of the order within rounds. */
  readonly seed: number;
};

export type Verdict = 'within' | 'MISSES' | 'VOID';

export function verdictOf(figure: Figure): Verdict {
  const { value, target, atLeast = false, misses = [] } = figure;
  if (figure.void !== undefined) return 'VOID';
  const isReached = atLeast ? value >= target : value <= target;
  return isReached && misses.length === 0 ? 'within' : 'MISSES';
}

/** The lines by which a person reads a figure. */
export function describeFigure(key: string, figure: Figure): readonly string[] {
  const { value, target, unit, n, spread, interval, misses = [], remarks = [] } = figure;
  const verdict = verdictOf(figure);
  const judged = {
    within: `within the target of ${target}`,
    MISSES: `MISSES the target of ${target}`,
    VOID: `VOID, counts as a miss of the target of ${target}`,
  }[verdict];
  const sure = interval ? `, 95 % interval ${interval[0]} to ${interval[1]}` : '';
  return [
    `${key}: ${value} ${unit}, ${judged} (n = ${n}, from ${spread[0]} to ${spread[1]}${sure})`,
    ...[figure.void ?? [], misses, remarks].flat().map((line) => `  ${line}`),
  ];
}

/** Median of at least one number. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = ascending(numbers);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The smallest of the numbers that `share` (0 to 1) of them do not exceed. */
export function quantileOf(numbers: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * numbers.length));
  return ascending(numbers)[rank - 1] ?? Number.NaN;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;

export const spreadOf = (numbers: readonly number[]): Interval => [
  rounded(Math.min(...numbers)),
  rounded(Math.max(...numbers)),
];

export const ascending = (numbers: readonly number[]): readonly number[] =>
  [...numbers].sort((a, b) => a - b);
