/** What staff have erased for good, and what is left of an op that it covers. */
import type { Op, Register } from './op.ts';

/** `*` stands for all: a register, everything of a learner (`*`, learner, `*`), or a class (class, `*`, `*`). */
export type Erasure = Register;

export const everything = '*';

export const covers = (erasure: Erasure, register: Register): boolean =>
  isCovered(erasure.classSessionId, register.classSessionId) &&
  isCovered(erasure.learnerId, register.learnerId) &&
  isCovered(erasure.field, register.field);

const isCovered = (erased: string, part: string): boolean =>
  erased === everything || erased === part;

/** Belongs to no class: no screen ever folds it. */
export const nowhere: Register = { classSessionId: '-', learnerId: '-', field: 'erased' };

/** Keeps the op's number taken and its device's clock running, and says nothing any more. */
export const tombstoneOf = (op: Op): Op => ({
  ...op,
  actorId: '-',
  register: nowhere,
  value: null,
  parents: [],
});

export const isTombstone = (op: Op): boolean => op.register.field === nowhere.field;
