/** Hands over what waits, by each id of this phone, and takes an id of its own where the phone is a copy. */
import { hexOf } from '../../domain/ids.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { hashOp, opIdOf } from '../../sync/op.ts';
import { growBatch, shrinkBatch, takeBatch } from '../../sync/outbox.ts';
import { keepAnswer } from '../store/keep-receipts.ts';
import { readOutboxes, type Outbox } from '../store/outboxes.ts';
import type { Identity } from '../store/identities.ts';
import type { Refusal } from '../store/services.ts';
import { isCopied, prepareCopy, reissueDiffering, takeCopy } from '../store/take-identity.ts';
import { done, heedRefusal, stopped, wait, type Outcome, type SyncPorts } from './sync-ports.ts';

/** So many ops that no request comes through with are left for the next turn; more are no op's fault. */
const greatestStuck = 3;

/** `batch.size` outlives the turns: it tells how good the line is. */
export function createHandingOver(
  ports: SyncPorts,
  batch: { size: number },
): () => Promise<Outcome> {
  const { store } = ports;
  /** Ids of ops that were refused all by themselves, and of identities that the city refuses. */
  const stuck = new Set<string>();
  /** Former ids that the city was told of in this turn. */
  const asked = new Set<string>();

  return async () => {
    stuck.clear();
    asked.clear();
    for (;;) {
      const found = await readOutboxes(store, batch.size + stuck.size);
      if (!found) return stopped;
      const { token, sync, outboxes } = found;
      const next = outboxes.find((outbox) => hasMore(outbox, sync.epoch));
      if (next) {
        const outcome = await pushBatch(token, next);
        if (outcome) return outcome;
      } else if (isCopied(sync)) {
        const outcome = await takeOwnId(token);
        if (outcome) return outcome;
      } else if (!(await store.write(reissueDiffering))) {
        return stuck.size > 0 ? { ...done, stuck: true } : done;
      }
    }
  };

  /** A former id that has not yet heard of the city's new epoch asks even when nothing waits. */
  function hasMore({ identity, waiting }: Outbox, epoch: string | null): boolean {
    if (stuck.has(identity.deviceId)) return false;
    if (waiting.some((op) => !stuck.has(opIdOf(op)))) return true;
    return !identity.isCurrent && identity.epoch !== null && identity.epoch !== epoch;
  }

  /** One request; nothing returned means: go on. */
  async function pushBatch(token: string, outbox: Outbox): Promise<Outcome | null> {
    const { identity, waiting, differing } = outbox;
    const fresh = takeBatch(
      waiting.filter((op) => !stuck.has(opIdOf(op))),
      batch.size,
    );
    // Behind the op that differed the city puts all aside, so that it tells of each whether it had it.
    const taken = differing ? [differing, ...fresh] : fresh;
    const sent = await Promise.all(
      taken.map(async (op) => ({ op, hash: await hashOp(op, ports.sha256) })),
    );
    const nonce = hexOf(ports.randomBytes(16));
    const startedAt = ports.now();
    if (fresh.length > 0) ports.onSending(true);
    const answer = await ports.push(token, {
      proto: protocolVersion,
      build: ports.build,
      deviceId: identity.deviceId,
      epochSeen: identity.epoch,
      lastSeq: outbox.lastSeq,
      nonce,
      ops: [...taken],
    });
    if (!answer.ok) return afterRefusal(token, outbox, fresh.map(opIdOf), answer.failure);
    if (answer.value.nonce !== nonce) return wait;
    const { deviceId, epoch: epochSeen } = identity;
    const learned = await keepAnswer(
      store,
      { deviceId, epochSeen, ops: sent },
      answer.value,
      ports.now(),
    );
    if (!learned) return wait;
    batch.size = growBatch(batch.size, ports.now() - startedAt);
    return null;
  }

  async function afterRefusal(
    token: string,
    { identity }: Outbox,
    opIds: readonly string[],
    refusal: Refusal,
  ): Promise<Outcome | null> {
    const isOurs = /^(malformed|unexpected|too-large)$/.test(refusal.type);
    const isTooMuch = isOurs || (refusal.type === 'offline' && refusal.timedOut === true);
    if (isTooMuch && opIds.length > 1) {
      batch.size = shrinkBatch(Math.min(batch.size, opIds.length));
      return null;
    }
    const [only] = opIds;
    if (isOurs && only && stuck.size < greatestStuck) {
      stuck.add(only);
      return null;
    }
    if (identity.isCurrent || refusal.type !== 'not-allowed') return heedRefusal(store, refusal);
    return claim(token, identity);
  }

  /** A city that was restored does not know any more who this phone was. */
  async function claim(token: string, { deviceId, publicKey }: Identity): Promise<Outcome | null> {
    const request = publicKey && ({ proto: protocolVersion, deviceId, publicKey } as const);
    const claimed = request && !asked.has(deviceId) && (await ports.claimFormer(token, request));
    asked.add(deviceId);
    if (claimed && claimed.ok) return null;
    if (claimed && claimed.failure.type !== 'not-allowed')
      return heedRefusal(store, claimed.failure);
    // It keeps its records; the present id goes on.
    stuck.add(deviceId);
    return null;
  }

  async function takeOwnId(token: string): Promise<Outcome | null> {
    const copy = await prepareCopy(store, ports.createCopy);
    const answer = await ports.takeId(token, {
      proto: protocolVersion,
      deviceId: copy.deviceId,
      publicKey: copy.publicKey,
    });
    if (!answer.ok) return heedRefusal(store, answer.failure);
    await takeCopy(store, copy, answer.value.token);
    return null;
  }
}
