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
import { identitiesOf } from './identities.ts';
import { readOutboxes, type Outbox } from './outboxes.ts';
import type { ParcelSealing } from './parcel-sealing.ts';
import type { OpKey, RecordStore } from './record-store.ts';
import type { EnrollmentRow, SyncRow } from './records-database.ts';

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
export type MadeParcel = Result<Parcel, 'nothing-waits' | 'no-key'>;

type Contents = {
  readonly enrollment: EnrollmentRow;
  readonly sync: SyncRow;
  readonly outboxes: readonly Outbox[];
};

/** All that waits. */
export async function makeParcel(ports: ParcelPorts): Promise<MadeParcel> {
  const enrollment = await ports.store.read((transaction) => transaction.enrollment());
  const found = await readOutboxes(ports.store, greatestOutbox);
  const outboxes = found?.outboxes.filter((outbox) => outbox.waiting.length > 0) ?? [];
  if (!enrollment || !found || outboxes.length === 0) return fail('nothing-waits');
  return sealed(ports, { enrollment, sync: found.sync, outboxes });
}

/** One record alone, whether the city has answered for it or not; `nothing-waits` where this phone did not write it. */
export async function makeParcelOfOne(ports: ParcelPorts, key: OpKey): Promise<MadeParcel> {
  const [deviceId] = key;
  const contents = await ports.store.read(async (transaction): Promise<Contents | null> => {
    const enrollment = await transaction.enrollment();
    const sync = await transaction.sync();
    const identity =
      enrollment && identitiesOf(enrollment, sync).find((one) => one.deviceId === deviceId);
    const waiting = await transaction.findOps([key]);
    if (!identity || waiting.length === 0) return null;
    const lastSeq = (await transaction.newestOf(deviceId))?.seq ?? 0;
    return { enrollment, sync, outboxes: [{ identity, waiting, differing: null, lastSeq }] };
  });
  return contents ? sealed(ports, contents) : fail('nothing-waits');
}

async function sealed(
  ports: ParcelPorts,
  { enrollment, sync: { sealKey }, outboxes }: Contents,
): Promise<MadeParcel> {
  if (!sealKey) return fail('no-key');
  const content: BundleContent = {
    signedBy: enrollment.deviceId,
    requests: outboxes.map((outbox) => requestOf(outbox, ports)),
  };
  const bundle = await sealBundle(
    {
      ...ports.sealing,
      municipalityCode: enrollment.city.municipalityCode,
      sealKey,
      signingKey: enrollment.privateKey,
    },
    content,
  );
  const text = JSON.stringify(bundle);
  const all = outboxes.reduce((sum, outbox) => sum + outbox.waiting.length, 0);
  const packed = content.requests.reduce((sum, { ops }) => sum + ops.length, 0);
  return succeed({
    bundleId: await bundleIdOf(text, ports.sha256),
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
