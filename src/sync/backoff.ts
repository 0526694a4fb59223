/** How long to wait after tries that did not come through (ms): doubling, spread out, never longer than five minutes. */

export const firstDelay = 2_000;
export const longestDelay = 5 * 60_000;

/**
 * @param failures tries in a row that brought nothing, from 1
 * @param chance between 0 and 1; spreads phones that failed together
 * @param retryAfter what the city asked for (ms), honoured when longer
 */
export function delayAfter(failures: number, chance: number, retryAfter = 0): number {
  const doubled = Math.min(firstDelay * 2 ** Math.max(0, failures - 1), longestDelay);
  return Math.max(retryAfter, Math.round(doubled * (0.5 + chance / 2)));
}
