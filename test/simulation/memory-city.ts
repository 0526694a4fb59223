/** The city's store in memory, one transaction after the other; and what staff and backups do to it. */
import type {
  Caller,
  CitySnapshot,
  CityStore,
  CityTransaction,
} from '../../src/server/city-store.ts';
import { comparePositions, type Position } from '../../src/server/position.ts';
import type { WireOp } from '../../src/protocol/op.ts';
import { digestHashes } from '../../src/sync/digest.ts';
import { covers, type Erasure } from '../../src/sync/erasure.ts';
import { opIdOf, registerKeyOf, type Op } from '../../src/sync/op.ts';
import {
  contacted,
  contactOf,
  copyTables,
  emptyTables,
  type DeviceRow,
  type Tables,
} from './memory-tables.ts';
import type { Undo } from './op-table.ts';

export type Backup = { readonly tables: Tables };

export class MemoryCity implements CityStore {
  tables: Tables;
  #last: Promise<unknown> = Promise.resolve();

  constructor(epoch: string) {
    this.tables = emptyTables(epoch);
  }

  write: CityStore['write'] = (changeSet, work) =>
    this.#inTurn(async () => {
      const undo: Undo[] = [];
      try {
        const { changed, value } = await work(this.transaction(undo));
        if (changed) {
          this.tables.version += 1;
          this.tables.versions.set(changeSet.batchId, this.tables.version);
        }
        return value;
      } catch (cause) {
        for (const step of undo.reverse()) step();
        throw cause;
      }
    });

  read: CityStore['read'] = (_, work) => this.#inTurn(() => work(this.#snapshot()));

  backUp(): Backup {
    this.tables.markedVersion = this.tables.version;
    return { tables: copyTables(this.tables) };
  }

  /** As the restore command does: a new epoch, the backup's rows, and every erasure that is known. */
  restore({ tables }: Backup, epoch: string, batchId: string): void {
    const known = this.tables.erasures;
    const { version } = tables;
    this.tables = { ...copyTables(tables), epoch, markedVersion: version };
    for (const { row } of known.values()) this.erase(row, batchId);
  }

  erase(erasure: Erasure, batchId: string): void {
    const { tables } = this;
    tables.version += 1;
    tables.versions.set(batchId, tables.version);
    tables.erasures.set(registerKeyOf(erasure), { row: erasure, batchId });
    for (const [id, op] of tables.ops.byId) {
      if (!covers(erasure, op.register)) continue;
      const hash = tables.hashes.get(id)?.row ?? '';
      tables.ops.remove(id);
      tables.hashes.delete(id);
      tables.states.delete(registerKeyOf(op.register));
      const { deviceId, seq } = op;
      const row = { deviceId, seq, hash, raw: '', status: 'erased', reason: null } as const;
      tables.aside.set(`${id} ${hash}`, { row, batchId });
    }
    for (const [key, { row, batchId: before }] of tables.aside) {
      if (row.raw === '') continue;
      const { register } = JSON.parse(row.raw) as Op;
      if (covers(erasure, register))
        tables.aside.set(key, {
          row: { ...row, raw: '', status: 'erased', reason: null },
          batchId: before,
        });
    }
  }

  callerOf(token: string): (Caller & { readonly stolen: boolean }) | null {
    const device = [...this.tables.devices.values()].find((one) => one.token === token);
    if (!device) return null;
    const { deviceId, groupId, ended, stolen } = device;
    return { municipalityCode: '142077', deviceId, groupId, ended, stolen };
  }

  putDevice(device: Pick<DeviceRow, 'deviceId' | 'groupId' | 'token'> & Partial<DeviceRow>): void {
    const before = this.tables.devices.get(device.deviceId);
    this.tables.devices.set(device.deviceId, {
      ended: false,
      stolen: false,
      former: [],
      lastSeq: 0,
      receivedThrough: 0,
      backedUpVersion: 0,
      backedUpThrough: 0,
      ...before,
      ...device,
    });
  }

  /** The phone was this one before; a city that knows nothing of that id takes it as its own. */
  putFormer({ deviceId, groupId }: Caller, formerId: string): void {
    const former = this.tables.devices.get(formerId);
    this.putDevice({ deviceId: formerId, groupId, token: '', ...former });
    const device = this.tables.devices.get(deviceId);
    if (device) this.putDevice({ ...device, former: [...device.former, formerId] });
  }

  formerOf(caller: Caller, formerId: string): Caller | null {
    const device = this.tables.devices.get(caller.deviceId);
    const former = this.tables.devices.get(formerId);
    if (!former || !device?.former.includes(formerId)) return null;
    const ended = caller.ended || former.ended || former.stolen;
    return { ...caller, deviceId: formerId, groupId: former.groupId, ended };
  }

  versionOf(opId: string): number {
    return this.tables.versions.get(this.tables.hashes.get(opId)?.batchId ?? '') ?? 0;
  }

  /** Every id and hash that has a receipt here. */
  holds(opId: string, hash: string): boolean {
    return this.tables.hashes.get(opId)?.row === hash || this.tables.aside.has(`${opId} ${hash}`);
  }

  #inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => {});
    return turn;
  }

  transaction(undo: Undo[]): CityTransaction {
    const { tables } = this;
    const put = <Row>(map: Map<string, Row>, key: string, row: Row | undefined) => {
      const before = map.get(key);
      if (row === undefined) map.delete(key);
      else map.set(key, row);
      undo.push(() => {
        if (before === undefined) map.delete(key);
        else map.set(key, before);
      });
    };
    const asideOf = (deviceId: string) =>
      [...tables.aside.values()].map(({ row }) => row).filter((row) => row.deviceId === deviceId);
    return {
      lockPhone: async () => {},
      lockClasses: async (groupId, ids) =>
        ids.map((classSessionId) => {
          const known = tables.classes.get(classSessionId);
          if (!known) put(tables.classes, classSessionId, { groupId, locked: false });
          return { classSessionId, ...(known ?? { groupId, locked: false }) };
        }),
      findKnown: async (deviceId, seqs) => [
        ...seqs.flatMap((seq) => {
          const kept = tables.hashes.get(`${deviceId}:${seq}`);
          return kept ? { seq, hash: kept.row, status: 'applied' as const, reason: null } : [];
        }),
        ...asideOf(deviceId).filter(({ seq }) => seqs.includes(seq)),
      ],
      findErasures: async (registers) =>
        [...tables.erasures.values()]
          .map(({ row }) => row)
          .filter((erasure) => registers.some((register) => covers(erasure, register))),
      addOps: async (_, batchId, accepted) => {
        for (const { op, hash } of accepted) {
          undo.push(tables.ops.put(op));
          put(tables.hashes, opIdOf(op), { row: hash, batchId });
        }
      },
      putAside: async (deviceId, batchId, aside) => {
        for (const one of aside)
          put(tables.aside, `${deviceId}:${one.seq} ${one.hash}`, {
            row: { ...one, deviceId },
            batchId,
          });
      },
      findHeld: async (deviceId) =>
        asideOf(deviceId)
          .filter(({ status }) => status === 'held')
          .sort((a, b) => a.seq - b.seq),
      dropHeld: async (deviceId) => {
        for (const { seq, hash, status } of asideOf(deviceId))
          if (status === 'held') put(tables.aside, `${deviceId}:${seq} ${hash}`, undefined);
      },
      dropQuarantined: async (deviceId, seqs) => {
        for (const { seq, hash, status } of asideOf(deviceId))
          if (status === 'quarantined' && seqs.includes(seq))
            put(tables.aside, `${deviceId}:${seq} ${hash}`, undefined);
      },
      opsOf: async (registers) => {
        const keys = new Set(registers.map(registerKeyOf));
        const classIds = new Set(registers.map(({ classSessionId }) => classSessionId));
        return [...classIds]
          .flatMap((id) => tables.ops.ofClass(id))
          .filter((op) => keys.has(registerKeyOf(op.register)));
      },
      putStates: async (states) => {
        for (const state of states) put(tables.states, registerKeyOf(state.register), state);
      },
      noteContact: async (deviceId, lastSeq) => {
        const device = tables.devices.get(deviceId);
        if (!device) throw new Error('the device vanished');
        put(tables.devices, deviceId, contacted(tables, device, lastSeq, asideOf(deviceId)));
        return contactOf(tables, deviceId);
      },
    };
  }

  #snapshot(): CitySnapshot {
    const { tables } = this;
    const opsOfClass = (groupId: string, id: string) =>
      tables.classes.get(id)?.groupId === groupId
        ? tables.ops.ofClass(id).map((op) => op as WireOp)
        : [];
    return {
      contact: async (deviceId) => contactOf(tables, deviceId),
      changesAfter: async (groupId, after, limit) => {
        const ops = [...tables.ops.byId.values()]
          .filter((op) => tables.classes.get(op.register.classSessionId)?.groupId === groupId)
          .map((op): { position: Position; op: WireOp } => ({
            position: {
              version: this.versionOf(opIdOf(op)),
              table: 'op',
              key: [op.deviceId, op.seq],
            },
            op: op as WireOp,
          }));
        const erasures = [...tables.erasures].map(
          ([key, { row, batchId }]): { position: Position; erasure: Erasure } => ({
            position: {
              version: tables.versions.get(batchId) ?? 0,
              table: 'erasure',
              key: [key, ''],
            },
            erasure: row,
          }),
        );
        const rows = [...ops, ...erasures]
          .filter(({ position }) => comparePositions(position, after) > 0)
          .sort((a, b) => comparePositions(a.position, b.position));
        const page = rows.slice(0, limit);
        return {
          ops: page.flatMap((row) => ('op' in row ? row.op : [])),
          documents: [],
          erasures: page.flatMap((row) => ('erasure' in row ? row.erasure : [])),
          position: page.at(-1)?.position ?? after,
          more: rows.length > limit,
        };
      },
      opsOfClass: async (groupId, id) => opsOfClass(groupId, id),
      digests: async (groupId, named, checked, count) => {
        const inTurn = [...tables.classes]
          .filter(([id, row]) => row.groupId === groupId && id > checked)
          .map(([id]) => id)
          .sort()
          .slice(0, count);
        const digests = [...new Set([...named, ...inTurn])].map((classSessionId) => ({
          classSessionId,
          ...digestHashes(
            tables.ops
              .ofClass(classSessionId)
              .map((op) => tables.hashes.get(opIdOf(op))?.row ?? ''),
          ),
        }));
        return { digests, checked: inTurn.length < count ? '' : (inTurn.at(-1) ?? '') };
      },
      lockedClasses: async (groupId) =>
        [...tables.classes]
          .filter(([, row]) => row.groupId === groupId && row.locked)
          .map(([id]) => id),
    };
  }
}
