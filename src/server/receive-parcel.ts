/**
 * A parcel that somebody brought: opened with the city's key, its signature checked against the phone that it
 * names, and then taken in as that phone's own push, by the same function. So it cannot double, and an ended
 * phone's records are held as if it had sent them itself.
 */
import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { Bundle, StaffParcelAnswer } from '../protocol/bundle.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import type { OpResult } from '../protocol/push.ts';
import { openBundle, type OpenedBundle } from '../protocol/seal.ts';
import type { JsonValue } from '../sync/op.ts';
import type { SigningPhone } from './db/devices.ts';
import { receivePush, type Arrival } from './receive-push.ts';
import type { CityStore } from './city-store.ts';
import { greatestDepth, KIB } from './request-body.ts';
import { isDeeperThan } from './triage.ts';

/** Whatever a parcel unpacks to, no more than this (bytes). */
const greatestContent = 4096 * KIB;
const unpack = promisify(inflateRaw);

export type ParcelPorts = {
  readonly store: CityStore;
  /** The private half of one of this city's keys; null where it is not this city's. */
  readonly findKey: (keyId: string) => Promise<webcrypto.CryptoKey | null>;
  readonly findSigner: (deviceId: string) => Promise<SigningPhone | null>;
  /** Writes into the audit whose records are about to be taken in. */
  readonly note: (deviceId: string) => Promise<void>;
  /** For the push of one id of the phone. */
  readonly arrive: (signer: SigningPhone) => Arrival;
};

export async function receiveParcel(
  { store, findKey, findSigner, note, arrive }: ParcelPorts,
  municipalityCode: string,
  bundle: Bundle,
): Promise<Result<StaffParcelAnswer, ProblemCode>> {
  const key = bundle.municipalityCode === municipalityCode ? await findKey(bundle.keyId) : null;
  if (!key) return fail('parcel-other-city');
  const opened = await openBundle(world, key, bundle);
  if (!opened.ok || isDeeperThan(opened.value.content as JsonValue, greatestDepth))
    return fail('parcel-altered');
  const signer = await findSigner(opened.value.content.signedBy);
  if (!signer) return fail('parcel-unknown-phone');
  if (!(await isSigned(opened.value, signer))) return fail('parcel-altered');
  if (signer.stolen) return fail('parcel-stolen');

  await note(signer.deviceId);
  const results: OpResult[] = [];
  let notTaken = 0;
  for (const request of opened.value.content.requests) {
    const answer = await receivePush(store, signer, request, arrive(signer));
    if (answer.ok) results.push(...answer.value.results);
    else if (answer.failure.type === 'newer-version-needed') return fail(answer.failure.type);
    else notTaken += request.ops.length;
  }
  const { deviceId, groupId, groupName } = signer;
  return succeed({ ...countResults(results), notTaken, deviceId, groupId, groupName, results });
}

const world = {
  subtle: webcrypto.subtle,
  packing: {
    inflate: async (bytes: Uint8Array) =>
      new Uint8Array(await unpack(bytes, { maxOutputLength: greatestContent })),
  },
};

/** A registered key that is no point of the curve has signed nothing. */
const isSigned = (opened: OpenedBundle, { publicKey }: SigningPhone): Promise<boolean> =>
  opened.isSignedWith(publicKey).catch(() => false);

function countResults(results: readonly OpResult[]) {
  const counts = { applied: 0, duplicate: 0, held: 0, quarantined: 0, erased: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}
