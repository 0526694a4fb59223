/**
 * What happened in classes: this phone's ops and those pulled from the city, the city's plans, and how
 * far both have come. Rows and cursor are saved together because they live together. The shape is frozen:
 * a later version may add tables or indexes, never rewrite an op.
 */
import { Dexie, type Table } from 'dexie';
import type { Actors } from '../../domain/actor-signs.ts';
import type { WrongTries } from '../../domain/class-lock.ts';
import type { DoneTraining } from '../../domain/training.ts';
import type { ShownPlan } from '../../domain/plan-changes.ts';
import type { Op, OpId } from '../../sync/op.ts';
import type { Receipts } from '../../sync/outbox.ts';
import type { Checkpoint } from '../../sync/retention.ts';
import type { ReferenceDocument } from '../../protocol/documents.ts';
import type { ParcelAnswer, SealKey } from '../../protocol/bundle.ts';
import type { EnrollmentAnswer, EnrollmentRequest } from '../../protocol/enrollment.ts';
import type { Locks } from '../../protocol/pull.ts';

/** The phone's membership in a group; `expiresAt` in ms since 1970. */
export type EnrollmentRow = Omit<EnrollmentAnswer, 'proto' | 'sealKey'> & {
  readonly key: 'enrollment';
  readonly deviceId: string;
  readonly privateKey: CryptoKey;
  /** Missing in rows of the first version. */
  readonly publicKey?: EnrollmentRequest['publicKey'];
};

/** An id that this phone had before (it was a copy, or joined another group): what it wrote then is still its own. */
export type FormerIdentity = {
  readonly deviceId: string;
  /** Proves to the city that it was this phone's; missing where the first version made it. */
  readonly publicKey?: EnrollmentRequest['publicKey'];
  readonly receipts: Receipts;
  readonly epoch: string | null;
  readonly forgottenThrough: number;
};

/** The id that a copied phone is about to take: kept first, so that a lost answer leads to the same one. */
export type CopyRow = {
  readonly key: 'copy';
  readonly deviceId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: EnrollmentRequest['publicKey'];
};

/** Why the city does not go on with this phone; its records stay where they are. */
export type PhoneRefusal =
  | 'phone-revoked'
  | 'phone-stolen'
  | 'newer-version-needed'
  | 'older-city'
  | 'sign-in-needed';

/** How far sending and fetching have come; times in ms since 1970. */
export type SyncRow = {
  readonly key: 'sync';
  readonly receipts: Receipts;
  /** Epoch in which the receipts were given; null before the first. */
  readonly epoch: string | null;
  readonly cursor: string;
  /** Epoch of the rows that the cursor stands behind. */
  readonly replicaEpoch: string | null;
  /** Set while the rows of a new epoch are fetched beside the others. */
  readonly shadow: { readonly epoch: string; readonly cursor: string } | null;
  readonly former: readonly FormerIdentity[];
  /** The class whose digest was compared last. */
  readonly checked: string;
  readonly backedUpThrough: number;
  readonly checkpoints: readonly Checkpoint[];
  /** Own ops up to here may be gone from this phone; they are not sent again. */
  readonly forgottenThrough: number;
  /** Classes that are over for so long that this phone keeps nothing of them. */
  readonly forgottenClasses: readonly string[];
  /** What records are sealed to where no line can be had; null before the city told it. */
  readonly sealKey: SealKey | null;
  /** Classes of the group that staff have closed, as the city's list was heard last, and what it is called. */
  readonly locks: Locks;
  /**
   * How many records the phone had made when somebody asked to leave the group; null where nobody did. It leaves once the
   * city knows, unless something was recorded since: then it is in use again.
   */
  readonly leaving: number | null;
  /** Ids of stuck records that somebody has taken off the list. */
  readonly putAway: readonly OpId[];
  readonly lastReceiptAt: number | null;
  /** By class: the city's clock when it last answered for a record that this phone made there. */
  readonly answeredAt: Readonly<Record<string, number>>;
  readonly lastPullAt: number | null;
  /** The city's clock with the last page, and this phone's at that moment (ms since 1970). */
  readonly heardClock: { readonly city: number; readonly phone: number } | null;
  /** Set while the city refuses this phone: what it said. */
  readonly refusal: PhoneRefusal | null;
};

/** Another phone's records on their way to the city, closed to this phone; times in ms since 1970. */
export type CarriedParcel = {
  readonly bundleId: string;
  readonly text: string;
  readonly records: number;
  readonly takenAt: number;
  /** Null until the city has answered; `refusal` is the problem's type. */
  readonly outcome:
    | null
    | { readonly at: number; readonly answer: ParcelAnswer }
    | { readonly at: number; readonly refusal: string };
};

/** Old code must not write into a newer database: Dexie alone would let it. */
export type FormatRow = { readonly key: 'format'; readonly minReader: number };

/** When this phone was last looked over before leaving, ms since 1970. */
export type DepartureRow = { readonly key: 'departure'; readonly checkedAt: number };

/** The city's plans as they were last shown on this phone, by class. */
export type ShownPlansRow = {
  readonly key: 'shown-plans';
  readonly plans: Readonly<Record<string, ShownPlan>>;
};

/** What volunteers have learnt on this phone; nobody but its owners sees it. */
export type TrainingRow = { readonly key: 'training'; readonly done: readonly DoneTraining[] };

/** Who shares this phone. */
export type ActorsRow = { readonly key: 'actors' } & Actors;

/** What tells the right number for the class area from a wrong one; not the number itself. */
export type LockRow = {
  readonly key: 'lock';
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly wrong: WrongTries;
};

type PhoneRow =
  | EnrollmentRow
  | SyncRow
  | FormatRow
  | CopyRow
  | DepartureRow
  | ShownPlansRow
  | TrainingRow
  | ActorsRow
  | LockRow;

export type RecordsDatabase = Dexie & {
  ops: Table<Op, [deviceId: string, seq: number]>;
  documents: Table<ReferenceDocument, [kind: string, documentId: string]>;
  shadowOps: Table<Op, [deviceId: string, seq: number]>;
  shadowDocuments: Table<ReferenceDocument, [kind: string, documentId: string]>;
  phone: Table<PhoneRow, PhoneRow['key']>;
  parcels: Table<CarriedParcel, string>;
};

/**
 * Format of this code; raise `minReader` when older code could do harm to what is stored. The first one
 * took a new epoch for the old, which would have kept receipts for records that a restored city lost.
 */
const format = { reads: 2, minReader: 2 };

export function openRecordsDatabase(name = 'records'): RecordsDatabase {
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    // Dexie's cache shows a write to live queries before it is on the disk; a mark must not be seen sooner.
    cache: 'disabled',
  }) as RecordsDatabase;
  database.version(1).stores({
    ops: '[deviceId+seq], register.classSessionId',
    documents: '[kind+documentId]',
    phone: 'key',
  });
  database
    .version(2)
    .stores({ shadowOps: '[deviceId+seq]', shadowDocuments: '[kind+documentId]' })
    .upgrade((transaction) =>
      transaction.table('phone').put({ key: 'format', minReader: format.minReader }),
    );
  database.version(3).stores({ parcels: 'bundleId' });
  database.on('populate', (transaction) =>
    transaction.table('phone').add({ key: 'format', minReader: format.minReader }),
  );
  database.on('ready', async () => {
    const row = await database.phone.get('format');
    if (row?.key === 'format' && row.minReader > format.reads) {
      database.close();
      throw new NewerRecordsFound();
    }
  });
  return database;
}

/** The records were written by a newer app: this one must not touch them, and says so. */
export class NewerRecordsFound extends Error {
  override name = 'NewerRecordsFound';
  override message = 'These records were written by a newer app.';
}
