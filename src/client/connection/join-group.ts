import { hexOf } from '../../domain/ids.ts';
import { fail, succeed } from '../../domain/result.ts';
import { EnrollmentAnswer, type EnrollmentRequest } from '../../protocol/enrollment.ts';
import { recordsVersion } from '../../protocol/version.ts';
import type { RecordsDatabase } from '../store/records-database.ts';
import type { JoinGroup } from '../store/services.ts';
import { askCity, type Fetch } from './city-requests.ts';

type Ports = {
  readonly records: RecordsDatabase;
  readonly fetch: Fetch;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Keeps the volunteer's files on the phone; true when all are there. */
  readonly keepFiles: () => Promise<boolean>;
};

/**
 * Joins a group: makes the phone's own key, trades the code for a session, and keeps what the screens need.
 * The phone is called joined only when it could run a class without a network.
 */
export function createJoinGroup({ records, fetch, randomBytes, keepFiles }: Ports): JoinGroup {
  return async (code) => {
    // Files first: a code is used up by the enrollment, and can be used again only if that never happened.
    if (!(await keepFiles())) return fail({ type: 'offline' });
    const deviceId = hexOf(randomBytes(16));
    const { privateKey, publicKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign', 'verify'],
    );
    const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
    const request: EnrollmentRequest = {
      proto: recordsVersion,
      code,
      deviceId,
      publicKey: { kty: 'EC', crv: 'P-256', x, y },
    };
    const answer = await askCity(
      fetch,
      { method: 'POST', path: '/api/enrollments', body: request },
      EnrollmentAnswer,
    );
    if (!answer.ok) return answer;
    const { proto: _, ...membership } = answer.value;
    await records.phone.put({ key: 'enrollment', deviceId, privateKey, ...membership });
    return succeed('joined');
  };
}
