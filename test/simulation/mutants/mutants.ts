export type Mutant = {
  readonly file: string;
  readonly bug: string;
  readonly from: string;
  readonly to: string;
  readonly catcher: 'simulation' | 'contracts';
};
export const mutants: readonly Mutant[] = [];
