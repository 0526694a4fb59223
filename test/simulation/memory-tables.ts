/** The tables of a city in memory, and what is worked out from them. */
import type { AsideOp, Contact, RegisterState } from '../../src/server/city-store.ts';
import type { Erasure } from '../../src/sync/erasure.ts';
import { opIdOf } from '../../src/sync/op.ts';
import { OpTable } from './op-table.ts';

export type DeviceRow = {
  readonly deviceId: string;
  readonly groupId: string;
  readonly token: string;
  readonly ended: boolean;
  readonly stolen: boolean;
  readonly former: readonly string[];
  readonly lastSeq: number;
  readonly receivedThrough: number;
  readonly backedUpVersion: number;
  readonly backedUpThrough: number;
};

export type Kept<Row> = { readonly row: Row; readonly batchId: string };
type KeptAside = Kept<AsideOp & { readonly deviceId: string }>;
type ClassRow = { readonly groupId: string; readonly locked: boolean };

/** Everything that a backup holds. Rows are never changed, only replaced. */
export type Tables = {
  epoch: string;
  version: number;
  markedVersion: number;
  ops: OpTable;
  hashes: Map<string, Kept<string>>;
  aside: Map<string, KeptAside>;
  classes: Map<string, ClassRow>;
  states: Map<string, RegisterState>;
  devices: Map<string, DeviceRow>;
  erasures: Map<string, Kept<Erasure>>;
  versions: Map<string, number>;
};

export const emptyTables = (epoch: string): Tables => ({
  epoch,
  version: 0,
  markedVersion: 0,
  ops: new OpTable(),
  hashes: new Map(),
  aside: new Map(),
  classes: new Map(),
  states: new Map(),
  devices: new Map(),
  erasures: new Map(),
  versions: new Map(),
});

export function contacted(
  tables: Tables,
  device: DeviceRow,
  lastSeq: number,
  aside: readonly { readonly seq: number; readonly hash: string }[],
): DeviceRow {
  const { deviceId } = device;
  const held = new Set(aside.map(({ seq }) => seq));
  let { receivedThrough, backedUpVersion, backedUpThrough } = device;
  if (backedUpVersion !== tables.markedVersion) {
    backedUpVersion = tables.markedVersion;
    const versionAt = (batchId: string | undefined) => tables.versions.get(batchId ?? '');
    const later = [
      ...tables.ops
        .ofDevice(deviceId)
        .map((op) => ({ seq: op.seq, at: versionAt(tables.hashes.get(opIdOf(op))?.batchId) })),
      ...aside.map(({ seq, hash }) => ({
        seq,
        at: versionAt(tables.aside.get(`${deviceId}:${seq} ${hash}`)?.batchId),
      })),
    ].filter(({ at }) => at !== undefined && at > backedUpVersion);
    backedUpThrough = Math.min(receivedThrough, ...later.map(({ seq }) => seq - 1));
  }
  while (tables.hashes.has(`${deviceId}:${receivedThrough + 1}`) || held.has(receivedThrough + 1))
    receivedThrough += 1;
  return {
    ...device,
    lastSeq: Math.max(device.lastSeq, lastSeq),
    receivedThrough,
    backedUpVersion,
    backedUpThrough,
  };
}

export function contactOf(tables: Tables, deviceId: string): Contact {
  const device = tables.devices.get(deviceId);
  if (!device) throw new Error('no such device');
  const { receivedThrough, backedUpThrough } = device;
  return { epoch: tables.epoch, receivedThrough, backedUpThrough };
}

export const copyTables = (tables: Tables): Tables => ({
  ...tables,
  ops: tables.ops.copy(),
  hashes: new Map(tables.hashes),
  aside: new Map(tables.aside),
  classes: new Map(tables.classes),
  states: new Map(tables.states),
  devices: new Map(tables.devices),
  erasures: new Map(tables.erasures),
  versions: new Map(tables.versions),
});
