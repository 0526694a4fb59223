/** The store's contract on IndexedDB. Inside a transaction nothing but the database may be awaited. */
import { Dexie, type PromiseExtended, type Table } from 'dexie';
import { opIdOf } from '../../sync/op.ts';
import type { OpKey, RecordStore, StoreTransaction } from './record-store.ts';
import { readEnrollment } from './enrollment.ts';
import type { RecordsDatabase } from './records-database.ts';
import { readSync } from './sync-state.ts';

export function recordStoreOf(records: RecordsDatabase): RecordStore {
  const transaction = transactionOf(records);
  const { ops, documents, phone, shadowOps, shadowDocuments } = records;
  const tables = [ops, documents, phone, shadowOps, shadowDocuments];
  return {
    write: (work) => records.transaction('rw', tables, () => work(transaction)),
    read: (work) => records.transaction('r', tables, () => work(transaction)),
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

/**
 * Where there is nothing to do something is asked all the same: after waiting for promises that are none of
 * its requests, Dexie no longer knows in which transaction it stands, and the rest is written outside of it.
 */
const transactionOf = (records: RecordsDatabase): StoreTransaction => {
  const { ops, documents, phone, shadowOps, shadowDocuments } = records;
  const nothing = () => phone.get('format');
  const put = <Row>(table: Table<Row>, rows: readonly Row[]): PromiseExtended<unknown> =>
    rows.length > 0 ? table.bulkPut([...rows]) : nothing();
  const remove = (table: typeof ops, keys: readonly OpKey[]): PromiseExtended<unknown> =>
    keys.length > 0 ? table.bulkDelete(mutable(keys)) : nothing();
  const clearShadow = () => Dexie.Promise.all([shadowOps.clear(), shadowDocuments.clear()]);
  return {
    enrollment: () => readEnrollment(records),
    putEnrollment: async (row) => void (await phone.put(row)),
    sync: () => readSync(records),
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
    findOps: (keys) =>
      keys.length > 0
        ? ops.bulkGet(mutable(keys)).then((found) => found.filter((op) => op !== undefined))
        : nothing().then(() => []),
    putOps: (rows) => put(ops, rows),
    removeOps: (keys) => remove(ops, keys),
    putDocuments: (rows) => put(documents, rows),
    putShadow: (opRows, documentRows) =>
      Dexie.Promise.all([put(shadowOps, opRows), put(shadowDocuments, documentRows)]),
    shadowOps: () => shadowOps.toArray(),
    removeShadow: (keys) => remove(shadowOps, keys),
    clearShadow,
    swapShadow: (kept) =>
      Dexie.Promise.all([
        ops.toCollection().primaryKeys(),
        shadowOps.toArray(),
        shadowDocuments.toArray(),
      ]).then(([keys, opRows, documentRows]) => {
        const isKept = ([deviceId]: OpKey) => kept.includes(deviceId);
        const staying = new Set(keys.filter(isKept).map(([device, seq]) => `${device}:${seq}`));
        const going = keys.filter((key) => !isKept(key));
        const coming = opRows.filter((op) => !staying.has(opIdOf(op)));
        return remove(ops, going)
          .then(() => put(ops, coming))
          .then(() => documents.clear())
          .then(() => put(documents, documentRows))
          .then(clearShadow);
      }),
  };
};

const mutable = (keys: readonly OpKey[]): [string, number][] =>
  keys.map(([deviceId, seq]) => [deviceId, seq]);
