/** Parts of a sum, for pictures and words. */
import type { Sums } from '../../../protocol/reports.ts';

type Judgements = Pick<Sums, 'alone' | 'withHelp' | 'notYet'>;

/** Helpers' judgements in all. */
export const judgedIn = ({ alone, withHelp, notYet }: Judgements): number =>
  alone + withHelp + notYet;

/** Whole per cent; the whole must not be 0. */
export const percentOf = (part: number, whole: number): number => Math.round((part / whole) * 100);
