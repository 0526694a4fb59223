import type { Memory, PracticePart } from '../../../domain/lessons/practice-parts.ts';

/** What a component of one kind of part, or of some kinds, is given. */
export type PartProps<Kind extends PracticePart['kind']> = {
  readonly part: Extract<PracticePart, { kind: Kind }>;
};
export type RememberingProps<Kind extends PracticePart['kind']> = PartProps<Kind> & {
  readonly memory: Memory;
};
