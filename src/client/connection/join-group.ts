import { fail, succeed } from '../../domain/result.ts';
import type { SealKey } from '../../protocol/bundle.ts';
import { EnrollmentAnswer, type EnrollmentRequest } from '../../protocol/enrollment.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { readLostRecords, type MirrorStorage } from '../store/phone-mirror.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { CopyRow, EnrollmentRow } from '../store/records-database.ts';
import type { JoinGroup } from '../store/services.ts';
import { becomeAnother } from '../store/take-identity.ts';
import { askCity, type Fetch } from './city-requests.ts';
import { createIdentity } from './create-identity.ts';

type Ports = {
  readonly store: RecordStore;
  readonly mirror: MirrorStorage;
  readonly fetch: Fetch;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Keeps the volunteer's files on the phone; true when all are there. */
  readonly keepFiles: () => Promise<boolean>;
};

/**
 * Joins a group: makes the phone's own key, trades the code for a session, and keeps what the screens need.
 * The phone is called joined only when it could run a class without a network. One whose enrollment has
 * ended, or that the city does not know any more, comes back as who it was.
 */
export function createJoinGroup({
  store,
  mirror,
  fetch,
  randomBytes,
  keepFiles,
}: Ports): JoinGroup {
  return async (code) => {
    // Files first: a code is used up by the enrollment, and can be used again only if that never happened.
    if (!(await keepFiles())) return fail({ type: 'offline' });
    const { enrollment, refusal } = await store.read(async (transaction) => ({
      enrollment: await transaction.enrollment(),
      refusal: (await transaction.sync()).refusal,
    }));
    const returning = enrollment && refusal ? keysOf(enrollment) : null;
    const { deviceId, privateKey, publicKey } = returning ?? (await createIdentity(randomBytes));
    const lost = enrollment ? null : readLostRecords(mirror);
    const request: EnrollmentRequest = {
      proto: protocolVersion,
      code,
      deviceId,
      publicKey,
      ...(lost && { lost: { deviceId: lost.deviceId, lastSeq: lost.lastSeq } }),
    };
    const answer = await askCity(
      fetch,
      { method: 'POST', path: '/api/enrollments', body: request },
      EnrollmentAnswer,
    );
    if (!answer.ok) return answer;
    const { proto: _, sealKey = null, ...membership } = answer.value;
    await keepMembership(
      store,
      { key: 'enrollment', deviceId, privateKey, publicKey, ...membership },
      sealKey,
    );
    return succeed('joined');
  };
}

/** The first version kept no public half, so such a phone takes a new id. */
const keysOf = ({ deviceId, privateKey, publicKey }: EnrollmentRow): Omit<CopyRow, 'key'> | null =>
  publicKey ? { deviceId, privateKey, publicKey } : null;

/** In another group the phone reads from the beginning; what it wrote stays, and goes out as what it was. */
export const keepMembership = (
  store: RecordStore,
  next: EnrollmentRow,
  sealKey: SealKey | null = null,
): Promise<void> =>
  store.write(async (transaction) => {
    const before = await transaction.enrollment();
    if (before?.deviceId === next.deviceId) await transaction.putEnrollment(next);
    else await becomeAnother(transaction, next);
    const sync = await transaction.sync();
    const cursor = before?.groupId === next.groupId ? sync.cursor : '';
    await transaction.putSync({
      ...sync,
      cursor,
      sealKey: sealKey ?? sync.sealKey,
      refusal: null,
    });
  });
