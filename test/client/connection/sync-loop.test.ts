import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncLoop } from '../../../src/client/connection/sync-loop.ts';
import type { Pull, Push, SyncPorts } from '../../../src/client/connection/sync-ports.ts';
import { recordStoreOf } from '../../../src/client/store/record-store-of.ts';
import {
  openRecordsDatabase,
  type RecordsDatabase,
} from '../../../src/client/store/records-database.ts';
import { readDelivery } from '../../../src/client/store/queries/outbox.ts';
import { readStuck } from '../../../src/client/store/queries/stuck.ts';
import { readSync } from '../../../src/client/store/sync-state.ts';
import { fail, succeed } from '../../../src/domain/result.ts';
import type { PullPage } from '../../../src/protocol/pull.ts';
import type { PushRequest } from '../../../src/protocol/push.ts';
import { protocolVersion } from '../../../src/protocol/version.ts';
import { hashOp, type Op } from '../../../src/sync/op.ts';
import { anOp, classSessionId, classTime, deviceA, deviceB } from '../../builders.ts';
import { anEnrollment } from '../../contracts/an-enrollment.ts';

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');
const emptyPage: PullPage = {
  proto: 2,
  nonce: '',
  epoch: 'e1',
  ops: [],
  documents: [],
  erasures: [],
  cursor: 'c1',
  more: false,
  digests: [],
  checked: '',
  receivedThrough: 1_000,
  backedUpThrough: 0,
  serverTime: classTime,
};

let records: RecordsDatabase;

beforeEach(async () => {
  records = openRecordsDatabase();
  await records.open();
  await records.phone.put(anEnrollment(deviceA));
});

afterEach(async () => {
  await records.delete();
});

const onWire = (...ops: readonly Op[]) => ops as unknown as PullPage['ops'];
const someOps = (count: number): readonly Op[] =>
  Array.from({ length: count }, (_, index) => anOp({ seq: index + 1 }));

/** A city that takes everything it is given. */
async function accept(request: PushRequest) {
  const results = await Promise.all(
    (request.ops as unknown as Op[]).map(async (op) => ({
      opId: `${op.deviceId}:${op.seq}`,
      hash: await hashOp(op, sha256),
      status: 'applied' as const,
    })),
  );
  return {
    proto: 2 as const,
    nonce: request.nonce,
    epoch: 'e1',
    results,
    receivedThrough: 0,
    backedUpThrough: 0,
    serverTime: classTime,
  };
}

/** Runs one turn of the loop to its end; tells what was sent and whether it will try again by itself. */
async function oneTurn(changed: Partial<SyncPorts>) {
  const sizes: number[] = [];
  const delays: number[] = [];
  let seed = 0;
  const troubles: unknown[] = [];
  let end = (): void => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const push: Push = async (token, request) => {
    sizes.push(request.ops.length);
    return (changed.push ?? (async (_token, sent) => succeed(await accept(sent))))(token, request);
  };
  const loop = createSyncLoop({
    store: recordStoreOf(records),
    pull: async (_token, { nonce }) => succeed({ ...emptyPage, nonce }),
    pullClass: async () => fail({ type: 'offline' }),
    takeId: async () => fail({ type: 'offline' }),
    claimFormer: async () => fail({ type: 'offline' }),
    createCopy: () => Promise.reject(new Error('not a copy')),
    sha256,
    build: 'test',
    now: () => classTime,
    randomBytes: (count) => new Uint8Array(count).fill((seed += 1)),
    random: () => 1,
    after: (ms) => {
      delays.push(ms);
      return () => {};
    },
    onSending: () => {},
    onTrouble: (cause) => troubles.push(cause),
    ...changed,
    push,
    exclusively: async (task) => {
      await task();
      end();
    },
  });
  loop.wake();
  await over;
  return { sizes, delays, troubles };
}

describe('handing over', () => {
  it('[B6] begins with twenty and grows while the line is quick', async () => {
    await records.ops.bulkAdd([...someOps(100)]);
    const { sizes, delays } = await oneTurn({});
    expect(sizes).toEqual([20, 80]);
    expect(delays).toEqual([]);
    expect(await readDelivery(records)).toEqual({
      recorded: 100,
      counted: 100,
      held: 0,
      quarantined: 0,
      waiting: 0,
    });
  });

  it('keeps for each class when the city last answered for a new record of it', async () => {
    const other = { ...anOp().register, classSessionId: 'earlier' };
    await records.ops.bulkAdd([anOp(), anOp({ seq: 2, register: other })]);
    let serverTime = classTime;
    const push: Push = async (_token, request) =>
      succeed({ ...(await accept(request)), serverTime });
    await oneTurn({ push });
    await records.ops.add(anOp({ seq: 3, value: 'late' }));
    serverTime += 60_000;
    await oneTurn({ push });
    expect((await readSync(records)).answeredAt).toEqual({
      [classSessionId]: classTime + 60_000,
      earlier: classTime,
    });
  });

  it('[B6] halves when the city says it is too much', async () => {
    await records.ops.bulkAdd([...someOps(20)]);
    const { sizes } = await oneTurn({
      push: async (_token, request) =>
        request.ops.length > 5
          ? fail({ type: 'too-large', title: '', status: 413 })
          : succeed(await accept(request)),
    });
    expect(sizes.slice(0, 3)).toEqual([20, 10, 5]);
    expect((await readDelivery(records)).waiting).toBe(0);
  });

  it('[B6] halves after a time-out, down to one, and then waits', async () => {
    await records.ops.bulkAdd([...someOps(3)]);
    const { sizes, delays } = await oneTurn({
      push: async () => fail({ type: 'offline', timedOut: true }),
    });
    expect(sizes).toEqual([3, 1]);
    expect(delays).toEqual([2_000]);
    expect((await readDelivery(records)).waiting).toBe(3);
  });

  it('[D1] an answer that does not echo the nonce acknowledges nothing', async () => {
    await records.ops.bulkAdd([...someOps(2)]);
    const { delays } = await oneTurn({
      push: async (_token, request) =>
        succeed({ ...(await accept(request)), nonce: '0'.repeat(32) }),
    });
    expect((await readDelivery(records)).waiting).toBe(2);
    expect(delays).toHaveLength(1);
  });

  it('[B2] an answer about other ops acknowledges nothing, and the phone tries again later', async () => {
    await records.ops.bulkAdd([...someOps(2)]);
    const { delays } = await oneTurn({
      push: async (_token, request) => {
        const answer = await accept(request);
        return succeed({
          ...answer,
          results: answer.results.map((result) => ({ ...result, hash: 'f'.repeat(64) })),
        });
      },
    });
    expect((await readDelivery(records)).waiting).toBe(2);
    expect(delays).toEqual([2_000]);
  });

  it('[D7] a revoked phone keeps its records, says so, and does not go on trying', async () => {
    await records.ops.bulkAdd([...someOps(2)]);
    const { delays } = await oneTurn({
      push: async () => fail({ type: 'phone-revoked', title: '', status: 403 }),
    });
    expect((await readSync(records)).refusal).toBe('phone-revoked');
    expect((await readDelivery(records)).waiting).toBe(2);
    expect(delays).toEqual([]);
  });

  it('[F3] behind an op whose number another phone has used, the rest is told of and not applied', async () => {
    await records.ops.bulkAdd([...someOps(22)]);
    const batches: string[] = [];
    await oneTurn({
      push: async (_token, request) => {
        batches.push(request.ops.map(({ seq }) => seq).join());
        const answer = await accept(request);
        const results = answer.results.map((result) =>
          request.ops[0]?.seq === 1
            ? { ...result, status: 'quarantined' as const, reason: 'hash-differs' as const }
            : result,
        );
        return succeed({ ...answer, results });
      },
    });
    expect(batches[1]).toBe('1,21,22');
  });

  it('[F2] a copied phone takes an id of its own and hands everything over under it', async () => {
    await records.ops.bulkAdd([...someOps(2)]);
    const ids: string[] = [];
    await oneTurn({
      push: async (_token, request) => {
        ids.push(request.deviceId);
        const answer = await accept(request);
        const results = answer.results.map((result) =>
          request.deviceId === deviceA
            ? { ...result, status: 'quarantined' as const, reason: 'hash-differs' as const }
            : result,
        );
        return succeed({ ...answer, results });
      },
      createCopy: async () => ({
        key: 'copy',
        deviceId: deviceB,
        privateKey: {} as CryptoKey,
        publicKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
      }),
      takeId: async () => succeed({ proto: 2, token: 'n'.repeat(43) }),
    });
    expect(ids).toEqual([deviceA, deviceB]);
    expect((await records.ops.toArray()).map(({ deviceId, seq }) => [deviceId, seq])).toEqual([
      [deviceB, 1],
      [deviceB, 2],
    ]);
  });

  it.each([
    [
      'a city that says it speaks newer versions only',
      { from: protocolVersion + 1, to: protocolVersion + 2 },
      'newer-version-needed',
    ],
    ['a city that is behind', { from: 1, to: 1 }, 'older-city'],
    ['a city of the first version', undefined, 'older-city'],
  ])('[V1] %s changes nothing on the phone', async (_, accepts, refusal) => {
    await records.ops.bulkAdd([...someOps(2)]);
    await oneTurn({
      push: async () =>
        fail({
          type: 'newer-version-needed',
          title: '',
          status: 426,
          ...(accepts && { accepts }),
        }),
    });
    expect((await readSync(records)).refusal).toBe(refusal);
    expect((await readDelivery(records)).waiting).toBe(2);
  });

  it('[B7] an op that comes through in no request is left for later; the others arrive', async () => {
    await records.ops.bulkAdd([...someOps(6)]);
    const { delays } = await oneTurn({
      push: async (_token, request) =>
        request.ops.some(({ seq }) => seq === 3)
          ? fail({ type: 'unexpected', title: '', status: 500 })
          : succeed(await accept(request)),
    });
    expect((await readDelivery(records)).waiting).toBe(1);
    expect(delays).toHaveLength(1);
    expect(await readStuck(records)).toMatchObject([{ op: { seq: 3 }, reason: 'passed-over' }]);
  });

  it('does nothing on a phone that belongs to no group', async () => {
    await records.phone.delete('enrollment');
    await records.ops.bulkAdd([...someOps(2)]);
    const { sizes } = await oneTurn({});
    expect(sizes).toEqual([]);
    expect(await records.ops.count()).toBe(2);
  });
});

describe('fetching', () => {
  it('[D6] keeps every page with its cursor and asks for the next one from there', async () => {
    const cursors: string[] = [];
    const pull: Pull = async (_token, { cursor, nonce }) => {
      cursors.push(cursor);
      const last = cursor === 'c1';
      return succeed({
        ...emptyPage,
        nonce,
        ops: onWire(anOp({ deviceId: deviceB, seq: last ? 2 : 1 })),
        cursor: last ? 'c2' : 'c1',
        more: !last,
      });
    };
    await oneTurn({ pull });
    expect(cursors).toEqual(['', 'c1']);
    expect((await readSync(records)).cursor).toBe('c2');
    expect(
      await records.ops.where('[deviceId+seq]').between([deviceB, 0], [deviceB, 9]).count(),
    ).toBe(2);
  });

  it('[D6] a page that cannot be stored leaves the cursor where it was', async () => {
    const broken = onWire({ ...anOp(), deviceId: undefined as unknown as string });
    const { delays, troubles } = await oneTurn({
      pull: async (_token, { nonce }) =>
        succeed({ ...emptyPage, nonce, ops: broken, cursor: 'c9' }),
    });
    expect(troubles).toHaveLength(1);
    expect(delays).toEqual([2_000]);
    expect((await readSync(records)).cursor).toBe('');
  });
});
