/** A phone's store in memory: what is committed stays, what is not leaves no trace. */
import type { RecordStore, StoreTransaction } from '../../src/client/store/record-store.ts';
import type { CopyRow, EnrollmentRow, SyncRow } from '../../src/client/store/records-database.ts';
import { emptySync } from '../../src/client/store/sync-state.ts';
import type { ReferenceDocument } from '../../src/protocol/documents.ts';
import { OpTable, type Undo } from './op-table.ts';

type Rows = {
  enrollment: EnrollmentRow | null;
  sync: SyncRow;
  copy: CopyRow | null;
  documents: Map<string, ReferenceDocument>;
  shadowDocuments: Map<string, ReferenceDocument>;
};

export class MemoryRecordStore implements RecordStore {
  ops = new OpTable();
  shadow = new OpTable();
  rows: Rows = {
    enrollment: null,
    sync: emptySync,
    copy: null,
    documents: new Map(),
    shadowDocuments: new Map(),
  };
  #last: Promise<unknown> = Promise.resolve();

  write = <Value>(work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value> =>
    this.#inTurn(async () => {
      const undo: Undo[] = [];
      try {
        return await work(this.#transaction(undo));
      } catch (cause) {
        for (const step of undo.reverse()) step();
        throw cause;
      }
    });

  read = this.write;

  addOps: RecordStore['addOps'] = (ops) =>
    this.#inTurn(async () => {
      if (ops.some((op) => this.ops.byId.has(`${op.deviceId}:${op.seq}`))) return false;
      for (const op of ops) this.ops.put(op);
      return true;
    });

  /** Storage as another phone would get it: by a transfer, or from its own backup. */
  copyStore(): MemoryRecordStore {
    const copied = new MemoryRecordStore();
    copied.ops = this.ops.copy();
    copied.shadow = this.shadow.copy();
    copied.rows = {
      ...this.rows,
      documents: new Map(this.rows.documents),
      shadowDocuments: new Map(this.rows.shadowDocuments),
    };
    return copied;
  }

  #inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => {});
    return turn;
  }

  #set<Key extends keyof Rows>(undo: Undo[], key: Key, value: Rows[Key]): void {
    const before = this.rows[key];
    this.rows[key] = value;
    undo.push(() => {
      this.rows[key] = before;
    });
  }

  #transaction(undo: Undo[]): StoreTransaction {
    const { ops, shadow } = this;
    const keyOf = ({ kind, documentId }: ReferenceDocument) => `${kind} ${documentId}`;
    const withDocuments = (
      before: Map<string, ReferenceDocument>,
      added: readonly ReferenceDocument[],
    ) => new Map([...before, ...added.map((one) => [keyOf(one), one] as const)]);
    const clearShadow = () => {
      for (const id of shadow.byId.keys()) undo.push(shadow.remove(id));
      this.#set(undo, 'shadowDocuments', new Map());
    };
    return {
      enrollment: async () => this.rows.enrollment,
      putEnrollment: async (row) => this.#set(undo, 'enrollment', row),
      sync: async () => this.rows.sync,
      putSync: async (row) => this.#set(undo, 'sync', row),
      copy: async () => this.rows.copy,
      putCopy: async (row) => this.#set(undo, 'copy', row),
      opsFrom: async (deviceId, seq, most) =>
        ops
          .ofDevice(deviceId)
          .filter((op) => op.seq >= seq)
          .slice(0, most),
      newestOf: async (deviceId) => ops.ofDevice(deviceId).at(-1),
      opsOfClass: async (classSessionId) => ops.ofClass(classSessionId),
      classIds: async () => ops.classIds(),
      findOps: async (keys) =>
        keys.flatMap(([deviceId, seq]) => ops.byId.get(`${deviceId}:${seq}`) ?? []),
      putOps: async (rows) => {
        for (const op of rows) undo.push(ops.put(op));
      },
      removeOps: async (keys) => {
        for (const [deviceId, seq] of keys) undo.push(ops.remove(`${deviceId}:${seq}`));
      },
      putDocuments: async (added) =>
        this.#set(undo, 'documents', withDocuments(this.rows.documents, added)),
      putShadow: async (added, documents) => {
        for (const op of added) undo.push(shadow.put(op));
        this.#set(undo, 'shadowDocuments', withDocuments(this.rows.shadowDocuments, documents));
      },
      shadowOps: async () => [...shadow.byId.values()],
      removeShadow: async (keys) => {
        for (const [deviceId, seq] of keys) undo.push(shadow.remove(`${deviceId}:${seq}`));
      },
      clearShadow: async () => clearShadow(),
      swapShadow: async (kept) => {
        for (const [id, op] of ops.byId) if (!kept.includes(op.deviceId)) undo.push(ops.remove(id));
        for (const [id, op] of shadow.byId) if (!ops.byId.has(id)) undo.push(ops.put(op));
        this.#set(undo, 'documents', this.rows.shadowDocuments);
        clearShadow();
      },
    };
  }
}
