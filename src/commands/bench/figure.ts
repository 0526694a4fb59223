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
};

/** Median of at least one number. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
