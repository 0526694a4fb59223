/** Which stamps are shown: full fives at first, later the newest nine, and always a place for the next. */

/** So many different seals are given, one after another. */
export const sealCount = 5;

const rowLength = 5;
const mostShown = 2 * rowLength;

/** `days` counts days of practice from 0; `places` are still empty. More days never show fewer stamps. */
export function stampRow(dayCount: number): {
  readonly days: readonly number[];
  readonly places: number;
} {
  const shown = Math.min(dayCount, mostShown - 1);
  const slots = shown < rowLength ? rowLength : mostShown;
  return {
    days: Array.from({ length: shown }, (_, index) => dayCount - shown + index),
    places: slots - shown,
  };
}
