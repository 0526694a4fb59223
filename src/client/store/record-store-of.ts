/**
 * The store's contract on IndexedDB. Inside a transaction nothing but the database may be awaited for
 * long. The tables are those of the transaction itself: Dexie's own guess at the current transaction is lost
 * after waiting for promises that are none of its requests, and the rest would be written outside of it.
 */
import { Dexie, type Table, type Transaction } from 'dexie';
import type { ReferenceDocument } from '../../protocol/documents.ts';
import { opIdOf, type Op } from '../../sync/op.ts';
import { readEnrollment } from './enrollment.ts';
import type { OpKey, RecordStore, StoreTransaction } from './record-store.ts';
import type { RecordsDatabase } from './records-database.ts';
import { readSync } from './sync-state.ts';

export function recordStoreOf(records: RecordsDatabase): RecordStore {
  const { ops, documents, phone, shadowOps, shadowDocuments } = records;
  const tables = [ops, documents, phone, shadowOps, shadowDocuments];
  return {
    // `async` tells Dexie that the work goes on after its first await.
    write: (work) =>
      records.transaction('rw', tables, async (transaction) => work(transactionOf(transaction))),
    read: (work) =>
      records.transaction('r', tables, async (transaction) => work(transactionOf(transaction))),
    addOps: async (added) => {
      try {
        await records.transaction('rw', ops, () => ops.bulkAdd([...added]));
        return true;
      } catch (cause) {
        if (isTakenNumber(cause)) return false;
        throw cause;
      }
    },
  };
}

/** Did `add` fail because another op has that number? */
export function isTakenNumber(cause: unknown): boolean {
  if (cause instanceof Dexie.BulkError) return cause.failures.some(isTakenNumber);
  return cause instanceof Error && cause.name === 'ConstraintError';
}

function transactionOf(transaction: Transaction): StoreTransaction {
  const ops = transaction.table<Op, [deviceId: string, seq: number]>('ops');
  const documents = transaction.table<ReferenceDocument, [string, string]>('documents');
  const phone: RecordsDatabase['phone'] = transaction.table('phone');
  const shadowOps = transaction.table<Op, [deviceId: string, seq: number]>('shadowOps');
  const shadowDocuments = transaction.table<ReferenceDocument, [string, string]>('shadowDocuments');
  const clearShadow = async () => {
    await shadowOps.clear();
    await shadowDocuments.clear();
  };
  return {
    enrollment: () => readEnrollment({ phone }),
    putEnrollment: async (row) => void (await phone.put(row)),
    sync: () => readSync({ phone }),
    putSync: async (row) => void (await phone.put(row)),
    copy: async () => {
      const row = await phone.get('copy');
      return row?.key === 'copy' ? row : null;
    },
    putCopy: async (row) => {
      if (row) await phone.put(row);
      else await phone.delete('copy');
    },
    opsFrom: (deviceId, seq, most) =>
      ops
        .where('[deviceId+seq]')
        .between([deviceId, seq], [deviceId, Dexie.maxKey])
        .limit(most)
        .toArray(),
    newestOf: (deviceId) =>
      ops
        .where('[deviceId+seq]')
        .between([deviceId, Dexie.minKey], [deviceId, Dexie.maxKey])
        .last(),
    opsOfClass: (classSessionId) =>
      ops.where('register.classSessionId').equals(classSessionId).toArray(),
    classIds: async () => (await ops.orderBy('register.classSessionId').uniqueKeys()).map(String),
    findOps: async (keys) => (await ops.bulkGet(mutable(keys))).filter((op) => op !== undefined),
    putOps: (rows) => put(ops, rows),
    removeOps: (keys) => ops.bulkDelete(mutable(keys)),
    putDocuments: (rows) => put(documents, rows),
    putShadow: async (opRows, documentRows) => {
      await put(shadowOps, opRows);
      await put(shadowDocuments, documentRows);
    },
    shadowOps: () => shadowOps.toArray(),
    removeShadow: (keys) => shadowOps.bulkDelete(mutable(keys)),
    clearShadow,
    swapShadow: async (kept) => {
      const isKept = ([deviceId]: OpKey) => kept.includes(deviceId);
      const keys = await ops.toCollection().primaryKeys();
      const staying = new Set(keys.filter(isKept).map(([device, seq]) => `${device}:${seq}`));
      await ops.bulkDelete(keys.filter((key) => !isKept(key)));
      const rows = await shadowOps.toArray();
      await put(
        ops,
        rows.filter((op) => !staying.has(opIdOf(op))),
      );
      await documents.clear();
      await put(documents, await shadowDocuments.toArray());
      await clearShadow();
    },
  };
}

async function put<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await table.bulkPut([...rows]);
}

const mutable = (keys: readonly OpKey[]): [string, number][] =>
  keys.map(([deviceId, seq]) => [deviceId, seq]);
