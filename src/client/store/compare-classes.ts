/** Finds classes whose copy here is not the city's, and mends them from the city's. */
import type { ClassDigest, ClassPage } from '../../protocol/pull.ts';
import { digestHashes, isSameDigest } from '../../sync/digest.ts';
import { isTombstone } from '../../sync/erasure.ts';
import { canonicalJson, hashOp, opIdOf, type Op, type Sha256 } from '../../sync/op.ts';
import { acknowledgeSeqs, isAcknowledged, isCountedOp, rewindReceipts } from '../../sync/outbox.ts';
import { identitiesOf, withReceipts, type Identity } from './identities.ts';
import type { RecordStore, StoreTransaction } from './record-store.ts';

/** Those whose ops here, as far as the city counts them, are others than the city's. */
export async function findDiffering(
  store: RecordStore,
  digests: readonly ClassDigest[],
  sha256: Sha256,
): Promise<readonly string[]> {
  const differing: string[] = [];
  for (const digest of digests) {
    const ops = await store.read((transaction) => countedOps(transaction, digest.classSessionId));
    if (ops === null) continue;
    // Hashes are made outside the transaction, which would end meanwhile.
    const hashes = await Promise.all(ops.map((op) => hashOp(op, sha256)));
    if (!isSameDigest(digestHashes(hashes), digest)) differing.push(digest.classSessionId);
  }
  return differing;
}

/** Null where this phone keeps nothing of the class any more. */
async function countedOps(
  transaction: StoreTransaction,
  classSessionId: string,
): Promise<readonly Op[] | null> {
  const enrollment = await transaction.enrollment();
  const sync = await transaction.sync();
  if (!enrollment || sync.forgottenClasses.includes(classSessionId)) return null;
  const identities = identitiesOf(enrollment, sync);
  const ops = await transaction.opsOfClass(classSessionId);
  return ops.filter((op) => {
    const owner = ownerOf(op, identities);
    return !isTombstone(op) && (!owner || isCountedOp(owner.receipts, op.seq));
  });
}

/**
 * The city's ops take the place of those here and count; own ones that the city lacks wait again. `cursor` is where
 * this phone stood when it asked: if it has moved on since, the page is too old to remove by.
 */
export function mendClass(store: RecordStore, page: ClassPage, cursor: string): Promise<boolean> {
  return store.write(async (transaction) => {
    const enrollment = await transaction.enrollment();
    const sync = await transaction.sync();
    if (!enrollment || sync.cursor !== cursor || sync.replicaEpoch !== page.epoch) return false;
    const identities = identitiesOf(enrollment, sync);
    const here = await transaction.opsOfClass(page.classSessionId);
    const cityIds = new Set(page.ops.map(opIdOf));
    const lacking = here.filter((op) => !cityIds.has(opIdOf(op)));
    const gone = lacking.filter((op) => !ownerOf(op, identities));
    await transaction.removeOps(gone.map(({ deviceId, seq }) => [deviceId, seq]));

    const unsent = await unsentAmong(transaction, identities, page);
    const taken = page.ops.filter((op) => !unsent.has(opIdOf(op)));
    await transaction.putOps(taken);
    let next = sync;
    for (const identity of identities) {
      const { deviceId, epoch } = identity;
      let { receipts } = identity;
      const seqs = lacking
        .filter((op) => op.deviceId === deviceId)
        .map(({ seq }) => seq)
        .filter((seq) => seq > identity.forgottenThrough && isCountedOp(receipts, seq));
      if (seqs.length > 0) receipts = rewindReceipts(receipts, Math.min(...seqs) - 1);
      const counted = taken.filter((op) => op.deviceId === deviceId).map(({ seq }) => seq);
      if (epoch === page.epoch) receipts = acknowledgeSeqs(receipts, counted);
      next = withReceipts(next, identity, receipts, epoch);
    }
    await transaction.putSync(next);
    return true;
  });
}

/** Ids under which this phone holds something that it has not handed over, or has dropped. */
async function unsentAmong(
  transaction: StoreTransaction,
  identities: readonly Identity[],
  { ops, epoch }: ClassPage,
): Promise<ReadonlySet<string>> {
  const cityById = new Map(ops.map((op) => [opIdOf(op), op]));
  const here = await transaction.findOps(ops.map(({ deviceId, seq }) => [deviceId, seq]));
  const unsent = here.filter((op) => {
    const owner = ownerOf(op, identities);
    if (!owner) return false;
    const isOther = canonicalJson(op) !== canonicalJson(cityById.get(opIdOf(op)) ?? null);
    // A receipt of an epoch that is over proves nothing.
    const isProved = owner.epoch === epoch && isAcknowledged(owner.receipts, op.seq);
    return isTombstone(op) || (isOther && !isProved);
  });
  return new Set(unsent.map(opIdOf));
}

const ownerOf = (op: Op, identities: readonly Identity[]): Identity | undefined =>
  identities.find(({ deviceId }) => deviceId === op.deviceId);
