/** A volunteer's phone: a store that lasts, processes (tabs) that die, a clock that may be wrong, taps. */
import { createHash } from 'node:crypto';
import { createSyncLoop, type SyncLoop } from '../../src/client/connection/sync-loop.ts';
import { createTransport } from '../../src/client/connection/transport.ts';
import type { RecordStore } from '../../src/client/store/record-store.ts';
import type { CopyRow } from '../../src/client/store/records-database.ts';
import { hexOf } from '../../src/domain/ids.ts';
import { mergeOf } from '../../src/domain/registers.ts';
import { issueOps } from '../../src/sync/issue.ts';
import { registerKeyOf, type JsonValue, type Op, type Register } from '../../src/sync/op.ts';
import { resolveConflict } from '../../src/sync/resolve.ts';
import type { Chance } from './chance.ts';
import type { CityServer } from './city-server.ts';
import { createLine, goodLine, type LineFaults } from './line.ts';
import { MemoryRecordStore } from './memory-record-store.ts';
import type { Schedule } from './schedule.ts';

export const sha256 = async (text: string): Promise<string> =>
  createHash('sha256').update(text).digest('hex');

export type Surroundings = {
  readonly schedule: Schedule;
  readonly chance: Chance;
  readonly server: CityServer;
  readonly onBreach: (what: string) => void;
  readonly trace: (what: string) => void;
  /** One more of a fault. */
  readonly count: (what: string) => void;
};

/** One running tab. What a dead one waits for never comes. */
type Tab = { alive: boolean; loop: SyncLoop };

export class SimPhone {
  readonly name: string;
  readonly groupId: string;
  readonly line: LineFaults = goodLine();
  store: MemoryRecordStore;
  /** Added to the true time, ms. */
  clockError = 0;
  /** Probability that the process dies at a write to the disk. */
  crashes = 0;
  stolen = false;
  tabs: Tab[] = [];
  readonly #world: Surroundings;

  constructor(name: string, groupId: string, world: Surroundings, store = new MemoryRecordStore()) {
    this.name = name;
    this.groupId = groupId;
    this.store = store;
    this.#world = world;
  }

  get deviceId(): string | null {
    return this.store.rows.enrollment?.deviceId ?? null;
  }

  open(): void {
    const { schedule, chance, server, onBreach, trace, count } = this.#world;
    const tab: Tab = { alive: true, loop: { wake: () => {} } };
    const fetch = createLine(schedule, chance, server, this.line, { onBreach, count });
    const store = this.#storeOf(tab);
    tab.loop = createSyncLoop({
      ...createTransport(fetch),
      store,
      sha256,
      createCopy: async (): Promise<CopyRow> => ({
        key: 'copy',
        deviceId: hexOf(chance.bytes(16)),
        privateKey: {} as CryptoKey,
        publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
      }),
      build: 'simulated',
      now: () => this.now(),
      randomBytes: (count) => chance.bytes(count),
      random: () => chance.next(),
      after: (ms, callback) => schedule.after(ms, () => tab.alive && callback()),
      // As in a browser without locks: each tab takes its turn by itself.
      exclusively: (task) => task(),
      onSending: () => {},
      onTrouble: (cause) => {
        if (!(cause instanceof TabDied)) onBreach(`${this.name}: ${String(cause)}`);
        trace(`${this.name} trouble`);
      },
    });
    this.tabs.push(tab);
  }

  now(): number {
    return Math.max(0, this.#world.schedule.now + this.clockError);
  }

  wake(): void {
    for (const tab of this.tabs) if (tab.alive) tab.loop.wake();
  }

  die(): void {
    for (const tab of this.tabs) tab.alive = false;
    this.tabs = [];
  }

  /** Answers when it is on the disk, with the op; null where the tab died over it. */
  async tap(register: Register, value: JsonValue, actorId: string): Promise<Op | null> {
    const [tab] = this.tabs;
    const { deviceId } = this;
    if (!tab?.alive || deviceId === null) return null;
    const store = this.#storeOf(tab);
    const isSum = mergeOf(register.field) === 'sum';
    for (;;) {
      const { heads, newest, counted } = await store.read(async (transaction) => {
        const ops = (await transaction.opsOfClass(register.classSessionId)).filter(
          (op) => registerKeyOf(op.register) === registerKeyOf(register),
        );
        const own = ops.filter((op) => op.deviceId === deviceId).sort((a, b) => b.seq - a.seq);
        return {
          heads: isSum ? own.slice(0, 1) : resolveConflict(ops).heads,
          newest: await transaction.newestOf(deviceId),
          counted: Number(own[0]?.value ?? 0),
        };
      });
      const intent = { register, value: isSum ? counted + 1 : value, heads };
      const [op] = issueOps(newest, { deviceId, actorId }, this.now(), [intent]);
      if (op && (await store.addOps([op]))) return op;
    }
  }

  #storeOf(tab: Tab): RecordStore {
    const { chance } = this.#world;
    const store = this.store;
    const ifAlive = <Value>(promise: Promise<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        const hear = (then: () => void) => () => tab.alive && then();
        promise.then(
          (value) => hear(() => resolve(value))(),
          (cause: unknown) => hear(() => reject(cause))(),
        );
      });
    const write: RecordStore['write'] = (work) => {
      if (!tab.alive) return new Promise(() => {});
      const diesBefore = chance.happens(this.crashes / 2);
      const diesAfter = chance.happens(this.crashes / 2);
      const written = store.write(async (transaction) => {
        const value = await work(transaction);
        if (diesBefore) throw new TabDied();
        return value;
      });
      if (!diesBefore && !diesAfter) return ifAlive(written);
      this.#world.trace(`${this.name} dies ${diesBefore ? 'before' : 'after'} a commit`);
      this.#world.count('kills of a tab');
      const end = () => {
        tab.alive = false;
      };
      void written.then(end, end);
      return new Promise(() => {});
    };
    return {
      write,
      read: (work) => (tab.alive ? ifAlive(store.read(work)) : new Promise(() => {})),
      addOps: (ops) => (tab.alive ? ifAlive(store.addOps(ops)) : new Promise(() => {})),
    };
  }
}

class TabDied extends Error {}
