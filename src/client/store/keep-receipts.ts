/** What an answer of the city changes on the phone; whatever is no receipt changes nothing. */
import type { PushAnswer } from '../../protocol/push.ts';
import { tombstoneOf } from '../../sync/erasure.ts';
import {
  acknowledge,
  isAcknowledged,
  rewindReceipts,
  type Receipts,
  type SentOp,
} from '../../sync/outbox.ts';
import { noteCheckpoint, rewindCheckpoints } from '../../sync/retention.ts';
import { identitiesOf, withReceipts } from './identities.ts';
import type { RecordStore } from './record-store.ts';
import type { PhoneRefusal, SyncRow } from './records-database.ts';

export type Sent = {
  readonly deviceId: string;
  /** Epoch of the receipts as they stood when the request was made. */
  readonly epochSeen: string | null;
  readonly ops: readonly SentOp[];
};

/** Answers whether anything was learned. `now` in ms since 1970. */
export function keepAnswer(
  store: RecordStore,
  sent: Sent,
  answer: PushAnswer,
  now: number,
): Promise<boolean> {
  return store.write(async (transaction) => {
    const enrollment = await transaction.enrollment();
    const sync = await transaction.sync();
    const identity =
      enrollment &&
      identitiesOf(enrollment, sync).find(({ deviceId }) => deviceId === sent.deviceId);
    // Receipts of an epoch that this phone has meanwhile left behind prove nothing any more.
    const isLate = identity?.epoch !== sent.epochSeen && identity?.epoch !== answer.epoch;
    if (!identity || isLate) return false;

    const isNewEpoch = identity.epoch !== null && identity.epoch !== answer.epoch;
    // `receivedThrough` tells of numbers, not of hashes: after a restore another phone with this id may have
    // used them, so everything is sent again, and the city says of each op whether it has that very one.
    const through = identity.forgottenThrough;
    const before = isNewEpoch ? rewindReceipts(identity.receipts, through) : identity.receipts;
    const receipts = acknowledge(before, sent.ops, answer.results);
    const learned = isNewEpoch || JSON.stringify(receipts) !== JSON.stringify(identity.receipts);
    const next = withReceipts(sync, identity, receipts, answer.epoch);
    await transaction.putSync({
      ...next,
      ...(identity.isCurrent && {
        backedUpThrough: answer.backedUpThrough,
        checkpoints: noteCheckpoint(
          isNewEpoch ? rewindCheckpoints(sync.checkpoints, through) : sync.checkpoints,
          receipts.ackedThrough,
          answer.serverTime,
        ),
        refusal: sync.refusal === 'phone-revoked' ? sync.refusal : null,
      }),
      lastReceiptAt: learned ? now : sync.lastReceiptAt,
      answeredAt: { ...sync.answeredAt, ...answeredClasses(sent, before, receipts, answer) },
    });
    const erased = new Set(
      receipts.exceptions.filter(({ status }) => status === 'erased').map(({ seq }) => seq),
    );
    await transaction.putOps(
      sent.ops.filter(({ op }) => erased.has(op.seq)).map(({ op }) => tombstoneOf(op)),
    );
    return learned;
  });
}

/** The city's time for each class of which a record has its receipt only now. */
function answeredClasses(
  { ops }: Sent,
  before: Receipts,
  after: Receipts,
  { serverTime }: PushAnswer,
): SyncRow['answeredAt'] {
  const answered = ops.filter(
    ({ op: { seq } }) => !isAcknowledged(before, seq) && isAcknowledged(after, seq),
  );
  return Object.fromEntries(
    answered.map(({ op }) => [op.register.classSessionId, serverTime] as const),
  );
}

/** Keeps that the city refuses this phone, so that the screens can say so; records stay where they are. */
export function keepRefusal(store: RecordStore, refusal: PhoneRefusal): Promise<void> {
  return store.write(async (transaction) => {
    await transaction.putSync({ ...(await transaction.sync()), refusal });
  });
}
