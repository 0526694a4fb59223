/**
 * What the rules of keeping and delivering records need of the phone's store. IndexedDB behind Dexie keeps
 * this contract in the app (`record-store-of.ts`); whoever else keeps it is held to the same tests.
 */
import type { ReferenceDocument } from '../../protocol/documents.ts';
import type { Op } from '../../sync/op.ts';
import type { CopyRow, EnrollmentRow, SyncRow } from './records-database.ts';

export type OpKey = readonly [deviceId: string, seq: number];

/** All that is written is kept together, or none of it. */
export type StoreTransaction = {
  readonly enrollment: () => Promise<EnrollmentRow | null>;
  readonly putEnrollment: (row: EnrollmentRow) => Promise<void>;
  readonly sync: () => Promise<SyncRow>;
  readonly putSync: (row: SyncRow) => Promise<void>;
  /** The id that this phone is about to take. */
  readonly copy: () => Promise<CopyRow | null>;
  readonly putCopy: (row: CopyRow | null) => Promise<void>;
  /** A device's ops from a seq on, in order, at most so many. */
  readonly opsFrom: (deviceId: string, seq: number, most: number) => Promise<readonly Op[]>;
  readonly newestOf: (deviceId: string) => Promise<Op | undefined>;
  readonly opsOfClass: (classSessionId: string) => Promise<readonly Op[]>;
  readonly classIds: () => Promise<readonly string[]>;
  /** Those of them that are there. */
  readonly findOps: (keys: readonly OpKey[]) => Promise<readonly Op[]>;
  /** Writes over what is there. */
  readonly putOps: (ops: readonly Op[]) => Promise<void>;
  readonly removeOps: (keys: readonly OpKey[]) => Promise<void>;
  readonly putDocuments: (documents: readonly ReferenceDocument[]) => Promise<void>;
  /** Rows of a new epoch, beside those that the screens show. */
  readonly putShadow: (
    ops: readonly Op[],
    documents: readonly ReferenceDocument[],
  ) => Promise<void>;
  readonly shadowOps: () => Promise<readonly Op[]>;
  readonly removeShadow: (keys: readonly OpKey[]) => Promise<void>;
  readonly clearShadow: () => Promise<void>;
  /** The shadow takes the place of all documents, and of all ops; what these devices wrote stays as it is. */
  readonly swapShadow: (kept: readonly string[]) => Promise<void>;
};

export type RecordStore = {
  readonly write: <Value>(
    work: (transaction: StoreTransaction) => Promise<Value>,
  ) => Promise<Value>;
  readonly read: <Value>(work: (transaction: StoreTransaction) => Promise<Value>) => Promise<Value>;
  /** Adds all of them or, where one of the numbers is taken, none: then false. */
  readonly addOps: (ops: readonly Op[]) => Promise<boolean>;
};
