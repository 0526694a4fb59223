/** What was shown, held against what is there; shown as saved means kept once, shown as sent means the city's. */
import type { OpId } from '../../sync/op.ts';

/** One tap on the screen, and whether the screen showed its mark afterwards. */
export type Tap = { readonly value: string; readonly shown: boolean };

export type Verdict = { readonly lost: number; readonly doubled: number };

/**
 * Marks that one place on the screen was given, in order, beside those that were kept for it. A mark that was shown
 * and is not kept is lost; one that is kept and was never tapped at that point is doubled. A tap that was not
 * shown may be kept or not.
 */
export function judgeTaps(taps: readonly Tap[], kept: readonly string[]): Verdict {
  const cost = ({ lost, doubled }: Verdict) => lost + doubled;
  // For each number of kept marks that are used up, the best way so far.
  let ways: Verdict[] = Array.from({ length: kept.length + 1 }, (_, doubled) => ({
    lost: 0,
    doubled,
  }));
  for (const { value, shown } of taps) {
    const next: Verdict[] = [];
    for (const [used, way] of ways.entries()) {
      const choices: Verdict[] = [{ ...way, lost: way.lost + (shown ? 1 : 0) }];
      const before = ways[used - 1];
      if (before && kept[used - 1] === value) choices.push(before);
      const left = next[used - 1];
      if (left) choices.push({ ...left, doubled: left.doubled + 1 });
      next.push(choices.reduce((best, one) => (cost(one) < cost(best) ? one : best)));
    }
    ways = next;
  }
  return ways.at(-1) ?? { lost: 0, doubled: 0 };
}

/** What a phone holds of its own, by id, with its hash; and whether it holds a receipt. */
export type HeldOp = { readonly opId: OpId; readonly hash: string; readonly acknowledged: boolean };

/** @param city what the city holds, put aside included: hashes by id */
export function judgeReceipts(
  held: readonly HeldOp[],
  city: ReadonlyMap<OpId, ReadonlySet<string>>,
): { readonly lost: number; readonly falseAcks: number } {
  const missing = held.filter(({ opId, hash }) => !city.get(opId)?.has(hash));
  return {
    lost: missing.filter(({ acknowledged }) => !acknowledged).length,
    falseAcks: missing.filter(({ acknowledged }) => acknowledged).length,
  };
}
