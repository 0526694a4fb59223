/** A push as a phone sends it after a class: fifty marks of twenty-five learners. */
import { createLearnerId } from '../../../domain/learner-code.ts';

export const opsPerPush = 50;
const learners = Array.from({ length: opsPerPush / 2 }, (_, index) =>
  createLearnerId(Uint8Array.from([0, 0, 0, 0, 0, 0, index + 1, index])),
);

/** `first`: seq of its first op. */
export function classPush(deviceId: string, classSessionId: string, first: number): string {
  const ops = Array.from({ length: opsPerPush }, (_, index) => ({
    deviceId,
    seq: first + index,
    actorId: '-',
    register: {
      classSessionId,
      learnerId: learners[index >> 1],
      field: index % 2 === 0 ? 'attendance' : 'mastery:smartphone-basics/tap-and-swipe@1',
    },
    value: index % 2 === 0 ? 'present' : 'alone',
    parents: [],
    clock: { millis: 1_795_000_000_000 + index, counter: 0 },
    schema: 1,
  }));
  return JSON.stringify({
    proto: 1,
    build: 'bench',
    deviceId,
    epochSeen: null,
    lastSeq: first + opsPerPush - 1,
    nonce: first.toString(16).padStart(32, '0'),
    ops,
  });
}
