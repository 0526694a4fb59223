/**
 * Takes in one page: its rows and the cursor that stands behind them, together or not at all. Rows of a
 * new epoch (the city was restored or replaced) gather beside the others and take their place when all
 * are there; what this phone wrote itself always stays.
 */
import type { PullPage } from '../../protocol/pull.ts';
import { covers, isTombstone, tombstoneOf, type Erasure } from '../../sync/erasure.ts';
import { canonicalJson, opIdOf, type Op } from '../../sync/op.ts';
import { acknowledgeSeqs, isAcknowledged, isCountedOp, rewindReceipts } from '../../sync/outbox.ts';
import { rewindCheckpoints } from '../../sync/retention.ts';
import { identitiesOf, withReceipts, type Identity } from './identities.ts';
import type { RecordStore, StoreTransaction } from './record-store.ts';
import type { SyncRow } from './records-database.ts';

/**
 * `stale`: the page does not follow from where this phone stands (another tab was faster); nothing was
 * changed. `send-first`: another phone wrote under a number of ours that was not handed over yet, or not since the
 * city was restored; no row was changed, and handing over comes before fetching.
 */
export type PullOutcome = 'applied' | 'stale' | 'send-first';

/** The cursor to ask with. */
export const cursorOf = (sync: SyncRow): string => sync.shadow?.cursor ?? sync.cursor;

/** `askedFrom` is the cursor that the page was asked with; `now` in ms since 1970. */
export function applyPull(
  store: RecordStore,
  page: PullPage,
  askedFrom: string,
  now: number,
): Promise<PullOutcome> {
  return store.write(async (transaction) => {
    const enrollment = await transaction.enrollment();
    const before = await transaction.sync();
    if (!enrollment || askedFrom !== cursorOf(before)) return 'stale';
    const sync = hearOfEpoch(before, page.epoch);
    const identities = identitiesOf(enrollment, sync);
    const known = await findOwn(transaction, identities, page.ops);
    if (page.ops.some((op) => isUnsentOther(op, known, identities))) {
      await transaction.putSync(sync);
      return 'send-first';
    }

    const forgotten = new Set(sync.forgottenClasses);
    const ops = page.ops.filter(
      (op) =>
        !forgotten.has(op.register.classSessionId) &&
        !isOurAffair(op, known, identities, page.epoch),
    );
    const isSameEpoch = sync.replicaEpoch === null || page.epoch === sync.replicaEpoch;
    if (isSameEpoch && sync.shadow) {
      // The new epoch was none after all: this page begins at the beginning, and we stand further on.
      await transaction.clearShadow();
      await transaction.putSync({ ...sync, shadow: null });
      return 'stale';
    }
    if (page.erasures.length > 0) await applyErasures(transaction, identities, page.erasures);
    const place = isSameEpoch
      ? await addRows(transaction, page, ops)
      : await addToShadow(transaction, page, ops, sync, identities);
    await transaction.putSync({
      ...proved(sync, identities, page, known),
      ...place,
      checked: page.checked,
      ...(page.sealKey && { sealKey: page.sealKey }),
      ...(page.locks && { locks: page.locks }),
      lastPullAt: now,
      heardClock: { city: page.serverTime, phone: now },
      refusal: null,
    });
    return 'applied';
  });
}

/** A city of another epoch (it was restored) has to be handed everything again, whatever it had received before. */
function hearOfEpoch(sync: SyncRow, epoch: string): SyncRow {
  if (sync.epoch === null || sync.epoch === epoch) return sync;
  return {
    ...sync,
    epoch,
    receipts: rewindReceipts(sync.receipts, sync.forgottenThrough),
    checkpoints: rewindCheckpoints(sync.checkpoints, sync.forgottenThrough),
  };
}

type Place = Pick<SyncRow, 'cursor' | 'replicaEpoch' | 'shadow'>;

async function addRows(
  transaction: StoreTransaction,
  page: PullPage,
  ops: readonly Op[],
): Promise<Place> {
  await transaction.putOps(ops);
  await transaction.putDocuments(page.documents);
  return { cursor: page.cursor, replicaEpoch: page.epoch, shadow: null };
}

async function addToShadow(
  transaction: StoreTransaction,
  page: PullPage,
  ops: readonly Op[],
  sync: SyncRow,
  identities: readonly Identity[],
): Promise<Place> {
  if (sync.shadow?.epoch !== page.epoch) await transaction.clearShadow();
  await transaction.putShadow(ops, page.documents);
  if (page.more)
    return {
      cursor: sync.cursor,
      replicaEpoch: sync.replicaEpoch,
      shadow: { epoch: page.epoch, cursor: page.cursor },
    };
  await transaction.swapShadow(identities.map(({ deviceId }) => deviceId));
  return { cursor: page.cursor, replicaEpoch: page.epoch, shadow: null };
}

/** What this phone holds itself under the ids of a page. */
async function findOwn(
  transaction: StoreTransaction,
  identities: readonly Identity[],
  ops: readonly Op[],
): Promise<ReadonlyMap<string, Op>> {
  const own = ops.filter((op) => identities.some(({ deviceId }) => deviceId === op.deviceId));
  const found = await transaction.findOps(own.map(({ deviceId, seq }) => [deviceId, seq]));
  return new Map(found.map((op) => [opIdOf(op), op]));
}

/** Another op under our number, while ours is counted nowhere yet: it must not be written over. */
function isUnsentOther(
  op: Op,
  known: ReadonlyMap<string, Op>,
  identities: readonly Identity[],
): boolean {
  const own = known.get(opIdOf(op));
  if (!own || isTombstone(own) || canonicalJson(own) === canonicalJson(op)) return false;
  const identity = identities.find(({ deviceId }) => deviceId === op.deviceId);
  return identity !== undefined && !isCountedOp(identity.receipts, op.seq);
}

/**
 * Own records that a page tells nothing of: one that was dropped here; and one of a former id under whose number the
 * restored city has another op, while it does not let this phone hand over what it wrote under that id.
 */
function isOurAffair(
  op: Op,
  known: ReadonlyMap<string, Op>,
  identities: readonly Identity[],
  epoch: string,
): boolean {
  const own = known.get(opIdOf(op));
  if (!own || isTombstone(own)) return own !== undefined;
  const identity = identities.find(({ deviceId }) => deviceId === op.deviceId);
  return identity?.epoch !== epoch && canonicalJson(own) !== canonicalJson(op);
}

/** What a page proves of this phone's own records. */
function proved(
  sync: SyncRow,
  identities: readonly Identity[],
  page: PullPage,
  known: ReadonlyMap<string, Op>,
): SyncRow {
  let next = sync;
  for (const identity of identities) {
    const { deviceId, isCurrent, forgottenThrough } = identity;
    let { receipts, epoch } = identity;
    // The page names the current id only; a former one asks for itself.
    const through = Math.max(forgottenThrough, page.receivedThrough);
    if (isCurrent && epoch !== null && through < receipts.ackedThrough) {
      receipts = rewindReceipts(receipts, through);
      next = { ...next, checkpoints: rewindCheckpoints(next.checkpoints, through) };
    }
    if (isCurrent) epoch = page.epoch;
    if (epoch === page.epoch) {
      const seqs = page.ops.flatMap((op) => {
        const isProof = op.deviceId === deviceId && !isOurAffair(op, known, identities, page.epoch);
        return isProof ? op.seq : [];
      });
      receipts = acknowledgeSeqs(receipts, seqs);
    }
    next = withReceipts(next, identity, receipts, epoch);
  }
  return { ...next, backedUpThrough: page.backedUpThrough };
}

/**
 * Drops what staff have erased. An own op keeps its number taken; one that was not handed over yet stays
 * until the city has answered for it.
 */
async function applyErasures(
  transaction: StoreTransaction,
  identities: readonly Identity[],
  erasures: readonly Erasure[],
): Promise<void> {
  const isErased = (op: Op) => erasures.some((erasure) => covers(erasure, op.register));
  const shadow = (await transaction.shadowOps()).filter(isErased);
  await transaction.removeShadow(shadow.map(({ deviceId, seq }) => [deviceId, seq]));
  for (const classSessionId of await transaction.classIds()) {
    const erased = (await transaction.opsOfClass(classSessionId)).filter(isErased);
    const ownerOf = (op: Op) => identities.find(({ deviceId }) => deviceId === op.deviceId);
    const others = erased.filter((op) => !ownerOf(op));
    await transaction.removeOps(others.map(({ deviceId, seq }) => [deviceId, seq]));
    const own = erased.filter((op) => {
      const owner = ownerOf(op);
      return owner && isAcknowledged(owner.receipts, op.seq);
    });
    await transaction.putOps(own.map(tombstoneOf));
  }
}
