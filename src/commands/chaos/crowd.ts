/**
 * Other phones of the city at the same hour, without screens: the client's core as it ships, over HTTP to the real
 * server, so that there is load whenever something is killed. Each record has a label of its own.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createIdentity } from '../../client/connection/create-identity.ts';
import { createJoinGroup } from '../../client/connection/join-group.ts';
import { createSyncLoop, type SyncLoop } from '../../client/connection/sync-loop.ts';
import { createTransport } from '../../client/connection/transport.ts';
import { createLearnerId } from '../../domain/learner-code.ts';
import { issueOps } from '../../sync/issue.ts';
import { hashOp, opIdOf, type Op } from '../../sync/op.ts';
import { isAcknowledged } from '../../sync/outbox.ts';
import { MemoryRecordStore } from '../../../test/simulation/memory-record-store.ts';
import { sha256 } from '../../../test/simulation/sim-phone.ts';
import type { HeldOp } from './judge.ts';

/** How long (ms) a phone may need until everything is handed over. */
const patience = 120_000;

export class CrowdPhone {
  /** Labels of what this phone was told is kept. */
  readonly labels: string[] = [];
  readonly #name: string;
  readonly #store = new MemoryRecordStore();
  readonly #loop: SyncLoop;
  readonly #fetch: typeof fetch;
  readonly #troubles: unknown[] = [];

  constructor(name: string, url: string) {
    this.#name = name;
    this.#fetch = (path, init) => fetch(`${url}${String(path)}`, init);
    this.#loop = createSyncLoop({
      ...createTransport(this.#fetch),
      store: this.#store,
      sha256,
      createCopy: async () => ({ key: 'copy', ...(await createIdentity(randomBytes)) }),
      build: 'chaos',
      now: Date.now,
      randomBytes: (count) => randomBytes(count),
      random: Math.random,
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      exclusively: (task) => task(),
      onSending: () => {},
      onTrouble: (cause) => this.#troubles.push(cause),
    });
  }

  async join(code: string): Promise<void> {
    const join = createJoinGroup({
      store: this.#store,
      mirror: { getItem: () => null, setItem: () => {} },
      fetch: this.#fetch,
      randomBytes: (count) => randomBytes(count),
      keepFiles: async () => true,
    });
    const joined = await join(code);
    if (!joined.ok) throw new Error(`${this.#name} could not join: ${joined.failure.type}`);
  }

  /** `count` marks in a class of its own, as one write. */
  async record(count: number): Promise<void> {
    const deviceId = this.#deviceId();
    for (let mark = 0; mark < count; mark += 1) {
      const label = `${this.#name}n${this.labels.length + 1}`;
      const newest = await this.#store.read((transaction) => transaction.newestOf(deviceId));
      const register = {
        classSessionId: `${this.#name}-class`,
        learnerId: createLearnerId(randomBytes(8)),
        field: 'attendance',
      };
      const intent = { register, value: 'present', heads: [] };
      const ops = issueOps(newest, { deviceId, actorId: label }, Date.now(), [intent]);
      if (await this.#store.addOps(ops)) this.labels.push(label);
    }
    this.#loop.wake();
  }

  /** Everything is handed over; throws with what stands in the way where that takes too long. */
  async rest(): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; await wait(250)) {
      if ((await this.held()).every(({ acknowledged }) => acknowledged)) return;
      this.#loop.wake();
    }
    throw new Error(`${this.#name} cannot hand over: ${this.#troubles.map(String).join('; ')}`);
  }

  held(): Promise<readonly HeldOp[]> {
    const deviceId = this.#deviceId();
    const { receipts } = this.#store.rows.sync;
    return Promise.all(
      this.#store.ops.ofDevice(deviceId).map(async (op: Op) => ({
        opId: opIdOf(op),
        hash: await hashOp(op, sha256),
        acknowledged: isAcknowledged(receipts, op.seq),
      })),
    );
  }

  #deviceId(): string {
    const { enrollment } = this.#store.rows;
    if (!enrollment) throw new Error(`${this.#name} has not joined`);
    return enrollment.deviceId;
  }
}
