/**
 * What the rules of taking in and giving out need of the city's store, in the words of those rules.
 * `db/` makes it of PostgreSQL; one contract is kept by every implementation (test/contracts).
 */
import type { ReferenceDocument } from '../protocol/documents.ts';
import type { WireOp } from '../protocol/op.ts';
import type { HoldReason, QuarantineReason } from '../protocol/push.ts';
import type { ClassDigest } from '../protocol/pull.ts';
import type { Erasure } from '../sync/erasure.ts';
import type { JsonValue, Op, Register } from '../sync/op.ts';
import type { Change, ChangeSet } from './db/change-set.ts';
import type { Position } from './position.ts';

export type AsideStatus = 'quarantined' | 'held' | 'erased';
export type AsideReason = QuarantineReason | HoldReason;

export type KnownOp = {
  readonly seq: number;
  readonly hash: string;
  readonly status: 'applied' | AsideStatus;
  /** Of what was put aside. */
  readonly reason: AsideReason | null;
};

export type AcceptedOp = {
  readonly op: WireOp;
  readonly hash: string;
  /** As it came, where that is not what `op` says: an older program wrote it. */
  readonly raw: string | null;
};

export type AsideOp = {
  readonly seq: number;
  readonly hash: string;
  /** As it came; empty where nothing of it may be kept. */
  readonly raw: string;
  readonly status: AsideStatus;
  readonly reason: AsideReason | null;
};

export type ClassOwner = {
  readonly classSessionId: string;
  readonly groupId: string;
  readonly locked: boolean;
};

export type RegisterState = {
  readonly register: Register;
  readonly value: JsonValue;
  readonly conflict: boolean;
};

/** How far the city has come with a device. */
export type Contact = {
  readonly epoch: string;
  readonly receivedThrough: number;
  readonly backedUpThrough: number;
};

/**
 * One transaction: all of it is kept or nothing. Whoever writes rows that phones pull takes the
 * municipality's next version by the last statement (`runChangeSet`).
 */
export type CityTransaction = {
  /** Until the end no other transaction passes here with this phone. */
  readonly lockPhone: (deviceId: string) => Promise<void>;
  /**
   * Until the end no other transaction passes here with these classes. One that nobody has heard of
   * is given to the group.
   */
  readonly lockClasses: (
    groupId: string,
    classSessionIds: readonly string[],
  ) => Promise<readonly ClassOwner[]>;
  readonly findKnown: (deviceId: string, seqs: readonly number[]) => Promise<readonly KnownOp[]>;
  /** Those that may cover these registers. */
  readonly findErasures: (registers: readonly Register[]) => Promise<readonly Erasure[]>;
  readonly addOps: (
    deviceId: string,
    batchId: string,
    accepted: readonly AcceptedOp[],
  ) => Promise<void>;
  readonly putAside: (
    deviceId: string,
    batchId: string,
    aside: readonly AsideOp[],
  ) => Promise<void>;
  /** What is held of a phone, in order of seq. */
  readonly findHeld: (deviceId: string) => Promise<readonly AsideOp[]>;
  /** Forgets what is held of a phone; whoever does it puts all of it elsewhere. */
  readonly dropHeld: (deviceId: string) => Promise<void>;
  /** Forgets what was put aside under these numbers of a phone; whoever does it puts it elsewhere. */
  readonly dropQuarantined: (deviceId: string, seqs: readonly number[]) => Promise<void>;
  readonly opsOf: (registers: readonly Register[]) => Promise<readonly Op[]>;
  readonly putStates: (states: readonly RegisterState[]) => Promise<void>;
  /** Last of all: `receivedThrough` moves over every seq that follows without a gap, counted or not. */
  readonly noteContact: (deviceId: string, lastSeq: number, now: number) => Promise<Contact>;
};

export type Changes = {
  readonly ops: readonly WireOp[];
  readonly documents: readonly ReferenceDocument[];
  readonly erasures: readonly Erasure[];
  readonly position: Position;
  readonly more: boolean;
};

/** Everything as of one moment. */
export type CitySnapshot = {
  readonly contact: (deviceId: string) => Promise<Contact>;
  /** At most `limit` rows after a place, of what concerns a group. */
  readonly changesAfter: (groupId: string, after: Position, limit: number) => Promise<Changes>;
  readonly opsOfClass: (groupId: string, classSessionId: string) => Promise<readonly WireOp[]>;
  /** Of the named classes, and of the next `count` of the group after `checked`; `''` goes round. */
  readonly digests: (
    groupId: string,
    named: readonly string[],
    checked: string,
    count: number,
  ) => Promise<{ readonly digests: readonly ClassDigest[]; readonly checked: string }>;
  /** Classes of a group that staff have closed; of very many the ones closed last. */
  readonly lockedClasses: (groupId: string) => Promise<readonly string[]>;
};

/** A phone that has shown its token. Nothing of an ended one is counted before staff have looked. */
export type Caller = {
  readonly municipalityCode: string;
  readonly deviceId: string;
  readonly groupId: string;
  readonly ended: boolean;
};

export type CityStore = {
  readonly write: <Value>(
    changeSet: ChangeSet,
    work: (transaction: CityTransaction) => Promise<Change<Value>>,
  ) => Promise<Value>;
  readonly read: <Value>(
    municipalityCode: string,
    work: (snapshot: CitySnapshot) => Promise<Value>,
  ) => Promise<Value>;
};
