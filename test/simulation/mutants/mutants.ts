/** Planted bugs, each a change to a file that ships, and what must catch it. */
import { cityMutants } from './city-mutants.ts';
import type { Mutant } from './mutant.ts';
import { phoneMutants } from './phone-mutants.ts';
import { ruleMutants } from './rule-mutants.ts';

export type { Mutant } from './mutant.ts';

export const mutants: readonly Mutant[] = [...ruleMutants, ...phoneMutants, ...cityMutants];
