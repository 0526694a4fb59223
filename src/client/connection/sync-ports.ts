/** What sending and fetching need of the world outside, and how a turn of them can end. */
import type { Result } from '../../domain/result.ts';
import type { CopyAnswer, CopyRequest } from '../../protocol/enrollment.ts';
import type { ClassPage, PullPage } from '../../protocol/pull.ts';
import type { PushAnswer, PushRequest } from '../../protocol/push.ts';
import { protocolVersion } from '../../protocol/version.ts';
import type { Sha256 } from '../../sync/op.ts';
import { keepRefusal } from '../store/keep-receipts.ts';
import type { RecordStore } from '../store/record-store.ts';
import type { CopyRow } from '../store/records-database.ts';
import type { Refusal } from '../store/services.ts';

/** Hands a batch over. */
export type Push = (token: string, request: PushRequest) => Promise<Result<PushAnswer, Refusal>>;

export type PageQuestion = {
  readonly nonce: string;
  readonly cursor: string;
  readonly checked: string;
  /** What this phone's list of closed classes is called. */
  readonly locks: string;
};

/** Fetches the page after a cursor. */
export type Pull = (token: string, question: PageQuestion) => Promise<Result<PullPage, Refusal>>;

export type ClassQuestion = { readonly nonce: string; readonly classSessionId: string };

/** Fetches one class whole. */
export type PullClass = (
  token: string,
  question: ClassQuestion,
) => Promise<Result<ClassPage, Refusal>>;

/** Asks for an id of its own for a copied phone. */
export type TakeId = (token: string, request: CopyRequest) => Promise<Result<CopyAnswer, Refusal>>;

/** Says which id this phone had before. */
export type ClaimFormer = (
  token: string,
  request: CopyRequest,
) => Promise<Result<undefined, Refusal>>;

export type SyncPorts = {
  readonly store: RecordStore;
  readonly push: Push;
  readonly pull: Pull;
  readonly pullClass: PullClass;
  readonly takeId: TakeId;
  readonly claimFormer: ClaimFormer;
  readonly sha256: Sha256;
  /** A new id with its key. */
  readonly createCopy: () => Promise<CopyRow>;
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

/** `stopped`: until somebody does something, another try is no use. `retryAfter` in ms. */
export type Outcome =
  | { readonly type: 'done'; readonly stuck?: boolean }
  | { readonly type: 'stopped' }
  | { readonly type: 'wait'; readonly retryAfter: number };

export const done: Outcome = { type: 'done' };
export const wait = { type: 'wait', retryAfter: 0 } as const satisfies Outcome;
export const stopped = { type: 'stopped' } as const satisfies Outcome;

/** What a refusal means for this turn; one that somebody must do something about is kept for the screens. */
export async function heedRefusal(
  store: RecordStore,
  refusal: Refusal,
): Promise<Exclude<Outcome, { readonly type: 'done' }>> {
  switch (refusal.type) {
    case 'phone-revoked':
    case 'phone-stolen':
    case 'sign-in-needed':
      await keepRefusal(store, refusal.type);
      return stopped;
    case 'newer-version-needed': {
      // A city of the first version says nothing of what it speaks, so it is the one that is behind.
      const isOurs = (refusal.accepts?.from ?? 0) > protocolVersion;
      await keepRefusal(store, isOurs ? refusal.type : 'older-city');
      return stopped;
    }
    default: {
      const seconds = 'retryAfter' in refusal ? Number(refusal.retryAfter ?? 0) : 0;
      return { type: 'wait', retryAfter: seconds * 1000 };
    }
  }
}
