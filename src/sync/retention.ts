/**
 * How long a phone keeps what it wrote, after the city has it: at least 35 days, longer while no backup
 * of the city holds it, at most 180 days. Counted in the city's time, because a phone's own jumps.
 */
const day = 24 * 60 * 60 * 1000;
export const keptAtLeast = 35 * day;
export const keptAtMost = 180 * day;

/** At this moment of the city (ms since 1970) everything up to `seq` had a receipt. */
export type Checkpoint = { readonly seq: number; readonly at: number };

/** Notes how far receipts have come, once a day. */
export function noteCheckpoint(
  checkpoints: readonly Checkpoint[],
  ackedThrough: number,
  cityTime: number,
): readonly Checkpoint[] {
  const last = checkpoints.at(-1);
  if (ackedThrough <= (last?.seq ?? 0) || (last && cityTime - last.at < day)) return checkpoints;
  return [...checkpoints, { seq: ackedThrough, at: cityTime }];
}

/** Everything that the phone wrote up to this seq may go. */
export function forgettableThrough(
  checkpoints: readonly Checkpoint[],
  backedUpThrough: number,
  cityTime: number,
): number {
  const through = checkpoints.map(({ seq, at }) => {
    if (cityTime - at >= keptAtMost) return seq;
    return cityTime - at >= keptAtLeast ? Math.min(seq, backedUpThrough) : 0;
  });
  return Math.max(0, ...through);
}

/** After the city lost records, nothing above what it holds is proved any more. */
export const rewindCheckpoints = (
  checkpoints: readonly Checkpoint[],
  through: number,
): readonly Checkpoint[] => checkpoints.filter(({ seq }) => seq <= through);
