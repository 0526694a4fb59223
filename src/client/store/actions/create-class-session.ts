import { hexOf } from '../../../domain/ids.ts';
import { createLearnerId } from '../../../domain/learner-code.ts';
import { wholeClass, type ActualClassSession } from '../../../domain/registers.ts';
import { commit, type Recording } from '../commit.ts';

/** A class that nobody planned, made on the spot without a network. Returns its id. */
export async function createClassSession(
  recording: Recording,
  actual: ActualClassSession,
  seatCount: number,
  randomBytes: (count: number) => Uint8Array,
): Promise<string> {
  const classSessionId = hexOf(randomBytes(16));
  const seats = Array.from({ length: seatCount }, (_, index) => ({
    register: { classSessionId, learnerId: createLearnerId(randomBytes(8)), field: 'seat' },
    value: index + 1,
    heads: [],
  }));
  const register = { classSessionId, learnerId: wholeClass, field: 'actual' };
  await commit(recording, [{ register, value: actual, heads: [] }, ...seats]);
  return classSessionId;
}
