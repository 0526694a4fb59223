/** The store's contract on IndexedDB. Inside a transaction nothing but the database may be awaited. */
import { Dexie, type Table } from 'dexie';
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
 * Where there is nothing to do a promise of Dexie's own is given back: after waiting for several others
 * Dexie no longer knows in which transaction it stands.
 */
const transactionOf = (records: RecordsDatabase): StoreTransaction => {
  const { ops, documents, phone, shadowOps, shadowDocuments } = records;
  const put = <Row>(table: Table<Row>, rows: readonly Row[]): PromiseLike<unknown> =>
    rows.length > 0 ? table.bulkPut([...rows]) : nothing();
  const remove = (table: typeof ops, keys: readonly OpKey[]): PromiseLike<unknown> =>
    keys.length > 0 ? table.bulkDelete(mutable(keys)) : nothing();
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
        : Dexie.Promise.resolve([]),
    putOps: (rows) => put(ops, rows),
    removeOps: (keys) => remove(ops, keys),
    putDocuments: (rows) => put(documents, rows),
    putShadow: async (opRows, documentRows) => {
      await put(shadowOps, opRows);
      await put(shadowDocuments, documentRows);
    },
    shadowOps: () => shadowOps.toArray(),
    removeShadow: (keys) => remove(shadowOps, keys),
    clearShadow: async () => {
      await shadowOps.clear();
      await shadowDocuments.clear();
    },
    swapShadow: async (kept) => {
      const staying = new Set<string>();
      const going: OpKey[] = [];
      for (const [deviceId, seq] of await ops.toCollection().primaryKeys())
        if (kept.includes(deviceId)) staying.add(`${deviceId}:${seq}`);
        else going.push([deviceId, seq]);
      await remove(ops, going);
      const rows = await shadowOps.toArray();
      await put(
        ops,
        rows.filter((op) => !staying.has(opIdOf(op))),
      );
      await documents.clear();
      await put(documents, await shadowDocuments.toArray());
      await shadowOps.clear();
      await shadowDocuments.clear();
    },
  };
};

const nothing = () => Dexie.Promise.resolve();

const mutable = (keys: readonly OpKey[]): [string, number][] =>
  keys.map(([deviceId, seq]) => [deviceId, seq]);
