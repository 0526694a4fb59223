/**
 * What waits on this phone as a parcel that somebody else can carry. Nothing on the phone changes: its
 * records wait until the city itself has answered (P2).
 */
import { hexOf } from '../../domain/ids.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { bundleIdOf } from '../../protocol/bundle-frames.ts';
import type { BundleContent } from '../../protocol/bundle.ts';
import { sealBundle } from '../../protocol/seal.ts';
import { protocolVersion } from '../../protocol/version.ts';
import type { Sha256 } from '../../sync/op.ts';
import { greatestBatch, takeBatch } from '../../sync/outbox.ts';
import { readOutboxes, type Outbox } from './outboxes.ts';
import type { ParcelSealing } from './parcel-sealing.ts';
import type { RecordStore } from './record-store.ts';

export type Parcel = {
  readonly bundleId: string;
  /** The whole bundle, as it stands in a file. */
  readonly text: string;
  readonly records: number;
  /** So many more wait than one parcel holds. */
  readonly leftOver: number;
};

export type ParcelPorts = {
  readonly store: RecordStore;
  readonly sealing: ParcelSealing;
  readonly sha256: Sha256;
  readonly build: string;
  readonly randomBytes: (count: number) => Uint8Array;
};

/** More than any phone gathers; a parcel takes the first of them. */
const greatestOutbox = 100_000;

/** `no-key`: the city has not told this phone yet what to seal with; the next time on the line it does. */
export async function makeParcel(
  ports: ParcelPorts,
): Promise<Result<Parcel, 'nothing-waits' | 'no-key'>> {
  const { store, sealing, sha256 } = ports;
  const enrollment = await store.read((transaction) => transaction.enrollment());
  const found = await readOutboxes(store, greatestOutbox);
  const waiting = found?.outboxes.filter((outbox) => outbox.waiting.length > 0) ?? [];
  if (!enrollment || !found || waiting.length === 0) return fail('nothing-waits');
  const { sealKey } = found.sync;
  if (!sealKey) return fail('no-key');
  const content: BundleContent = {
    signedBy: enrollment.deviceId,
    requests: waiting.map((outbox) => requestOf(outbox, ports)),
  };
  const bundle = await sealBundle(
    {
      ...sealing,
      municipalityCode: enrollment.city.municipalityCode,
      sealKey,
      signingKey: enrollment.privateKey,
    },
    content,
  );
  const text = JSON.stringify(bundle);
  const all = waiting.reduce((sum, outbox) => sum + outbox.waiting.length, 0);
  const packed = content.requests.reduce((sum, { ops }) => sum + ops.length, 0);
  return succeed({
    bundleId: await bundleIdOf(text, sha256),
    text,
    records: bundle.records,
    leftOver: Math.max(0, all - packed),
  });
}

/** As the push that cannot be made; behind an op that differed the city puts all aside. */
function requestOf(
  { identity, waiting, differing, lastSeq }: Outbox,
  { build, randomBytes }: ParcelPorts,
): BundleContent['requests'][number] {
  const fresh = takeBatch(waiting, greatestBatch.ops);
  return {
    proto: protocolVersion,
    build,
    deviceId: identity.deviceId,
    epochSeen: identity.epoch,
    lastSeq,
    nonce: hexOf(randomBytes(16)),
    ops: differing ? [differing, ...fresh] : [...fresh],
  };
}
