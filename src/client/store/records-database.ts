/**
 * What happened in classes: this phone's ops and those pulled from the city, the city's plans, and how
 * far both have come. Rows and cursor are saved together because they live together. The shape is frozen:
 * a later version may add tables or indexes, never rewrite an op.
 */
import { Dexie, type Table } from 'dexie';
import type { Op } from '../../sync/op.ts';
import type { Receipts } from '../../sync/outbox.ts';
import type { ReferenceDocument } from '../../protocol/documents.ts';
import type { EnrollmentAnswer } from '../../protocol/enrollment.ts';

/** The phone's membership in a group; `expiresAt` in ms since 1970. */
export type EnrollmentRow = Omit<EnrollmentAnswer, 'proto'> & {
  readonly key: 'enrollment';
  readonly deviceId: string;
  readonly privateKey: CryptoKey;
};

/** How far sending and fetching have come; times in ms since 1970. */
export type SyncRow = {
  readonly key: 'sync';
  readonly receipts: Receipts;
  readonly cursor: string;
  readonly epoch: string | null;
  readonly lastReceiptAt: number | null;
  readonly lastPullAt: number | null;
  /** Set while the city refuses this phone: what it said. */
  readonly refusal: 'phone-revoked' | 'newer-version-needed' | null;
};

/** Old code must not write into a newer database: Dexie alone would let it. */
export type FormatRow = { readonly key: 'format'; readonly minReader: number };

type PhoneRow = EnrollmentRow | SyncRow | FormatRow;

export type RecordsDatabase = Dexie & {
  ops: Table<Op, [deviceId: string, seq: number]>;
  documents: Table<ReferenceDocument, [kind: string, documentId: string]>;
  phone: Table<PhoneRow, PhoneRow['key']>;
};

/** Format of this code; raise `minReader` when older code could do harm to what is stored. */
const format = { reads: 1, minReader: 1 };

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
