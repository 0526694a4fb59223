export type Mutant = {
  readonly file: string;
  /** What is wrong with it, in words. */
  readonly bug: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** `contracts`: on a real PostgreSQL. `contracts in Chromium`: on its IndexedDB. */
  readonly catcher: 'simulation' | 'contracts' | 'contracts in Chromium';
};
