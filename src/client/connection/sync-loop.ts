/**
 * Hands records over and fetches what others recorded, one request at a time:
 *
 *            wake                    all handed over             no more pages
 *   resting ─────→ pushing ─ … ─ pushing ─────────→ pulling ─ … ─────────────→ resting
 *      ↑              │ no receipt                     │ no page
 *      └── wake, or ──┴──────────── waiting ←──────────┘
 *          the delay is over
 *
 * It decides nothing about records: what an answer proves is `sync/outbox`, what a page changes is
 * `store/apply-pull`. Whatever is not a receipt changes nothing on the phone.
 */
import { hexOf } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { PullPage } from '../../protocol/pull.ts';
import type { PushAnswer, PushRequest } from '../../protocol/push.ts';
import { recordsVersion } from '../../protocol/version.ts';
import { delayAfter } from '../../sync/backoff.ts';
import { hashOp, type Sha256 } from '../../sync/op.ts';
import {
  acknowledge,
  firstBatch,
  growBatch,
  shrinkBatch,
  takeBatch,
  type Receipts,
} from '../../sync/outbox.ts';
import { applyPull } from '../store/apply-pull.ts';
import { readOutbox, type Outbox } from '../store/queries/outbox.ts';
import type { RecordsDatabase } from '../store/records-database.ts';
import type { Refusal } from '../store/services.ts';
import { keepReceipts, keepRefusal } from '../store/keep-receipts.ts';

/** Hands a batch over. */
export type Push = (token: string, request: PushRequest) => Promise<Result<PushAnswer, Refusal>>;

/** Fetches the page after a cursor. */
export type Pull = (token: string, cursor: string) => Promise<Result<PullPage, Refusal>>;

export type SyncPorts = {
  readonly records: RecordsDatabase;
  readonly push: Push;
  readonly pull: Pull;
  readonly sha256: Sha256;
  readonly build: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Calls back once after so many ms; returns how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Runs the task unless another tab of this phone is at it; then does nothing. */
  readonly exclusively: (task: () => Promise<void>) => Promise<void>;
  /** Told when a request with records is on its way, and when none is any more. */
  readonly onSending: (sending: boolean) => void;
  /** Told what the store threw; the loop goes on after a pause. */
  readonly onTrouble: (cause: unknown) => void;
};

export type SyncLoop = {
  /** Something may be there to send or to fetch. */
  readonly wake: () => void;
};

type Outcome =
  | { readonly type: 'done' }
  | { readonly type: 'stopped' }
  | { readonly type: 'wait'; readonly retryAfter: number };

const done: Outcome = { type: 'done' };
const wait: Outcome = { type: 'wait', retryAfter: 0 };
const stopped: Outcome = { type: 'stopped' };

export function createSyncLoop(ports: SyncPorts): SyncLoop {
  let turning = false;
  let wokenMeanwhile = false;
  let failures = 0;
  let batchSize = firstBatch;
  let callOff = (): void => {};

  return { wake };

  function wake(): void {
    callOff();
    if (turning) {
      wokenMeanwhile = true;
      return;
    }
    turning = true;
    wokenMeanwhile = false;
    void ports.exclusively(turn).finally(() => {
      turning = false;
      if (wokenMeanwhile) wake();
    });
  }

  async function turn(): Promise<void> {
    const outcome = await exchange();
    if (outcome.type === 'wait') {
      failures += 1;
      callOff = ports.after(delayAfter(failures, ports.random(), outcome.retryAfter), wake);
    } else {
      failures = 0;
    }
  }

  async function exchange(): Promise<Outcome> {
    try {
      const pushed = await pushAll();
      return pushed.type === 'done' ? await pullAll() : pushed;
    } catch (cause) {
      // The database went away under us: nothing was acknowledged or taken in that is not on disk.
      ports.onTrouble(cause);
      return wait;
    }
  }

  async function pushAll(): Promise<Outcome> {
    try {
      for (;;) {
        const outbox = await readOutbox(ports.records, batchSize);
        if (!outbox) return stopped;
        if (outbox.waiting.length === 0) return done;
        ports.onSending(true);
        const outcome = await pushBatch(outbox);
        if (outcome) return outcome;
      }
    } finally {
      ports.onSending(false);
    }
  }

  /** One request; nothing returned means: go on. */
  async function pushBatch(outbox: Outbox): Promise<Outcome | null> {
    const { enrollment, sync } = outbox;
    const batch = takeBatch(outbox.waiting, batchSize);
    const sent = await Promise.all(
      batch.map(async (op) => ({ op, hash: await hashOp(op, ports.sha256) })),
    );
    const nonce = hexOf(ports.randomBytes(16));
    const startedAt = ports.now();
    const answer = await ports.push(enrollment.token, {
      proto: recordsVersion,
      build: ports.build,
      deviceId: enrollment.deviceId,
      epochSeen: sync.epoch,
      lastSeq: outbox.lastSeq,
      nonce,
      ops: [...batch],
    });
    if (!answer.ok) return afterRefusal(answer.failure);
    if (answer.value.nonce !== nonce) return wait;
    const receipts = acknowledge(sync.receipts, sent, answer.value.results);
    if (isSame(receipts, sync.receipts)) return wait;
    await keepReceipts(ports.records, receipts, answer.value.epoch, ports.now());
    batchSize = growBatch(batchSize, ports.now() - startedAt);
    return null;
  }

  async function pullAll(): Promise<Outcome> {
    for (;;) {
      const outbox = await readOutbox(ports.records, 1);
      if (!outbox) return stopped;
      const page = await ports.pull(outbox.enrollment.token, outbox.sync.cursor);
      if (!page.ok) return (await afterRefusal(page.failure)) ?? wait;
      await applyPull(ports.records, page.value, ports.now());
      if (!page.value.more) return done;
    }
  }

  async function afterRefusal(refusal: Refusal): Promise<Outcome | null> {
    if (refusal.type === 'phone-revoked' || refusal.type === 'newer-version-needed') {
      await keepRefusal(ports.records, refusal.type);
      return stopped;
    }
    const wasTooMuch =
      refusal.type === 'too-large' || (refusal.type === 'offline' && refusal.timedOut);
    if (wasTooMuch && batchSize > 1) {
      batchSize = shrinkBatch(batchSize);
      return null;
    }
    const seconds = 'retryAfter' in refusal ? Number(refusal.retryAfter ?? 0) : 0;
    return { type: 'wait', retryAfter: seconds * 1000 };
  }
}

const isSame = (a: Receipts, b: Receipts): boolean =>
  a.ackedThrough === b.ackedThrough && a.exceptions.length === b.exceptions.length;
