/** Small true examples; a test names only what it is about. */
import type { Op } from '../src/sync/op.ts';

export const deviceA = 'a'.repeat(32);
export const deviceB = 'b'.repeat(32);
export const classSessionId = 'nango-2026-11-20';
/** Learner codes whose check digits are right. */
export const learner1 = 'nami-000000000018';
export const learner2 = 'kamome-482719305615';

/** 20 November 2026, 13:30 in Chigasaki. */
export const classTime = Date.UTC(2026, 10, 20, 4, 30);

export function anOp(changed: Partial<Op> & { seq?: number } = {}): Op {
  const seq = changed.seq ?? 1;
  return {
    deviceId: deviceA,
    seq,
    actorId: '-',
    register: { classSessionId, learnerId: learner1, field: 'attendance' },
    value: 'present',
    parents: [],
    clock: { millis: classTime + seq, counter: 0 },
    schema: 1,
    ...changed,
  };
}
