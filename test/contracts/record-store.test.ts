/** Every store of a phone keeps the same promises: the one in memory that simulation runs on, and IndexedDB. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPull, cursorOf } from '../../src/client/store/apply-pull.ts';
import { mendClass } from '../../src/client/store/compare-classes.ts';
import { forgetOld } from '../../src/client/store/forget-old.ts';
import { keepAnswer, keepRefusal } from '../../src/client/store/keep-receipts.ts';
import { readOutboxes } from '../../src/client/store/outboxes.ts';
import type { RecordStore } from '../../src/client/store/record-store.ts';
import { recordStoreOf } from '../../src/client/store/record-store-of.ts';
import { openRecordsDatabase } from '../../src/client/store/records-database.ts';
import { takeCopy } from '../../src/client/store/take-identity.ts';
import type { ReferenceDocument } from '../../src/protocol/documents.ts';
import type { PullPage } from '../../src/protocol/pull.ts';
import type { OpResult, PushAnswer } from '../../src/protocol/push.ts';
import { opIdOf, type Op } from '../../src/sync/op.ts';
import { anOp, classSessionId, classTime, deviceA, deviceB, learner1 } from '../builders.ts';
import { MemoryRecordStore } from '../simulation/memory-record-store.ts';
import { anEnrollment } from './an-enrollment.ts';

const stores = {
  'in memory': () => ({ store: new MemoryRecordStore(), end: async () => {} }),
  'in IndexedDB': () => {
    const records = openRecordsDatabase('contract');
    return { store: recordStoreOf(records), end: () => records.delete() };
  },
};

const venue = (documentId: string): ReferenceDocument => ({
  kind: 'venue',
  documentId,
  revision: 1,
  deleted: false,
  body: { name: '南湖公民館' },
});
const aPage = (changed: Partial<PullPage> = {}): PullPage => ({
  proto: 2,
  nonce: '0'.repeat(32),
  epoch: 'e1',
  ops: [],
  documents: [],
  erasures: [],
  cursor: 'c1',
  more: false,
  digests: [],
  checked: '',
  receivedThrough: 0,
  backedUpThrough: 0,
  serverTime: classTime,
  ...changed,
});
const onWire = (...ops: readonly Op[]) => ops as unknown as PullPage['ops'];
const foreign = (seq: number, changed: Partial<Op> = {}) =>
  anOp({ deviceId: deviceB, seq, ...changed });
const someOps = (count: number) =>
  Array.from({ length: count }, (_, index) => anOp({ seq: index + 1 }));

const hashOf = (op: Op) => `${op.seq}`.padStart(64, '0');
const anAnswer = (
  ops: readonly Op[],
  status: OpResult['status'] = 'applied',
  changed: Partial<PushAnswer> = {},
): PushAnswer => ({
  proto: 2,
  nonce: '0'.repeat(32),
  epoch: 'e1',
  results: ops.map((op) => ({ opId: opIdOf(op), hash: hashOf(op), status })),
  receivedThrough: ops.length,
  backedUpThrough: 0,
  serverTime: classTime,
  ...changed,
});
const sentBy = (ops: readonly Op[], epochSeen: string | null = null) => ({
  deviceId: deviceA,
  epochSeen,
  ops: ops.map((op) => ({ op, hash: hashOf(op) })),
});

describe.each(Object.entries(stores))('A phone’s store %s', (_, open) => {
  let store: RecordStore;
  let end: () => Promise<unknown>;

  beforeEach(async () => {
    ({ store, end } = open());
    await store.write((transaction) => transaction.putEnrollment(anEnrollment(deviceA)));
  });
  afterEach(() => end());

  const syncOf = () => store.read((transaction) => transaction.sync());
  const opsOf = (deviceId: string) =>
    store.read((transaction) => transaction.opsFrom(deviceId, 0, 1_000));
  const waiting = async () =>
    (await readOutboxes(store, 100))?.outboxes.flatMap((outbox) => outbox.waiting.map(opIdOf));
  const acknowledged = async (count: number) => {
    await store.addOps(someOps(count));
    await keepAnswer(store, sentBy(someOps(count)), anAnswer(someOps(count)), classTime);
  };

  it('[A6] the list of locked classes stands as it was heard last; a page without one says nothing of it', async () => {
    const locks = { mark: '0123456789abcdef', classSessionIds: [classSessionId] };
    await applyPull(store, aPage({ locks }), '', classTime);
    await applyPull(store, aPage({ cursor: 'c2' }), 'c1', classTime);
    expect((await syncOf()).locks).toEqual(locks);
    const opened = { mark: '', classSessionIds: [] };
    await applyPull(store, aPage({ cursor: 'c3', locks: opened }), 'c2', classTime);
    expect((await syncOf()).locks).toEqual(opened);
  });

  it('[O2] adds several ops together, and none of them where one of the numbers is taken', async () => {
    expect(await store.addOps([anOp({ seq: 1 }), anOp({ seq: 2 })])).toBe(true);
    expect(await store.addOps([anOp({ seq: 3 }), anOp({ seq: 2, value: 'late' })])).toBe(false);
    expect((await opsOf(deviceA)).map(({ seq, value }) => [seq, value])).toEqual([
      [1, 'present'],
      [2, 'present'],
    ]);
  });

  it('keeps a write whole or not at all', async () => {
    const broken = store.write(async (transaction) => {
      await transaction.putOps([anOp({ seq: 1 })]);
      await transaction.putSync({ ...(await transaction.sync()), cursor: 'moved' });
      throw new Error('the disk is full');
    });
    await expect(broken).rejects.toThrow('the disk is full');
    expect(await opsOf(deviceA)).toEqual([]);
    expect((await syncOf()).cursor).toBe('');
  });

  it('gives a device’s ops in order, from a number on, and its newest', async () => {
    await store.addOps([anOp({ seq: 2 }), anOp({ seq: 10 }), anOp({ seq: 1 }), foreign(40)]);
    const found = await store.read(async (transaction) => ({
      from2: await transaction.opsFrom(deviceA, 2, 1),
      newest: await transaction.newestOf(deviceA),
      byId: await transaction.findOps([
        [deviceA, 10],
        [deviceA, 11],
      ]),
      classIds: await transaction.classIds(),
    }));
    expect(found.from2.map(({ seq }) => seq)).toEqual([2]);
    expect(found.newest?.seq).toBe(10);
    expect(found.byId.map(({ seq }) => seq)).toEqual([10]);
    expect(found.classIds).toEqual([classSessionId]);
  });

  it('[D6] a page brings its rows and the cursor behind them, together', async () => {
    const page = aPage({ ops: onWire(foreign(1)), documents: [venue('nango')] });
    expect(await applyPull(store, page, '', classTime)).toBe('applied');
    expect(await opsOf(deviceB)).toHaveLength(1);
    expect(await syncOf()).toMatchObject({
      cursor: 'c1',
      replicaEpoch: 'e1',
      lastPullAt: classTime,
    });
  });

  it('[D8] a page that was asked from where the phone no longer stands changes nothing', async () => {
    await applyPull(store, aPage({ cursor: 'c2' }), '', classTime);
    const late = aPage({ ops: onWire(foreign(1)), cursor: 'c1' });
    expect(await applyPull(store, late, '', classTime)).toBe('stale');
    expect((await syncOf()).cursor).toBe('c2');
    expect(await opsOf(deviceB)).toEqual([]);
  });

  it('[E1] an answer of another epoch makes everything wait again, whatever it says of numbers', async () => {
    await acknowledged(5);
    const restored = anAnswer([], 'applied', { epoch: 'e2', receivedThrough: 2 });
    expect(await keepAnswer(store, sentBy([], 'e1'), restored, classTime)).toBe(true);
    expect(await waiting()).toHaveLength(5);
    expect((await syncOf()).epoch).toBe('e2');
  });

  it('[E2] receipts of an epoch that the phone has left prove nothing', async () => {
    await acknowledged(2);
    await keepAnswer(store, sentBy([], 'e1'), anAnswer([], 'applied', { epoch: 'e2' }), classTime);
    const late = await keepAnswer(store, sentBy(someOps(2), 'e1'), anAnswer(someOps(2)), classTime);
    expect(late).toBe(false);
    expect(await waiting()).toHaveLength(2);
  });

  it('[E1] a page of another epoch tells of the loss too', async () => {
    await acknowledged(4);
    await applyPull(store, aPage({ receivedThrough: 4 }), '', classTime);
    await applyPull(
      store,
      aPage({ epoch: 'e2', receivedThrough: 1, cursor: 'd1' }),
      'c1',
      classTime,
    );
    expect(await waiting()).toHaveLength(4);
  });

  it('[E2] another op under an own number is no receipt for it after a restore, and does not take its place', async () => {
    await acknowledged(2);
    await applyPull(store, aPage({ receivedThrough: 2 }), '', classTime);
    const ofTheCopy = onWire(anOp({ seq: 1 }), anOp({ seq: 2, value: 'late' }));
    const restored = aPage({ epoch: 'e2', ops: ofTheCopy, receivedThrough: 2, cursor: 'd1' });
    expect(await applyPull(store, restored, 'c1', classTime)).toBe('send-first');
    expect((await opsOf(deviceA)).map(({ value }) => value)).toEqual(['present', 'present']);
    expect(await waiting()).toEqual([`${deviceA}:1`, `${deviceA}:2`]);
    expect((await syncOf()).cursor).toBe('c1');
  });

  it('[E2] nor does it where a class is fetched whole', async () => {
    await acknowledged(1);
    await store.write(async (transaction) => {
      const sync = await transaction.sync();
      const { publicKey } = anEnrollment(deviceA);
      const former = {
        deviceId: deviceA,
        ...(publicKey && { publicKey }),
        receipts: sync.receipts,
        epoch: 'e1',
        forgottenThrough: 0,
      };
      await transaction.putEnrollment(anEnrollment('c'.repeat(32)));
      await transaction.putSync({
        ...sync,
        epoch: 'e2',
        replicaEpoch: 'e2',
        cursor: 'd1',
        receipts: { ackedThrough: 0, exceptions: [] },
        former: [former],
      });
    });
    const page = aPage({ epoch: 'e2', ops: onWire(anOp({ seq: 1, value: 'late' })), cursor: 'd2' });
    await applyPull(store, page, 'd1', classTime);
    const whole = { proto: 2, nonce: '', epoch: 'e2', classSessionId, ops: page.ops };
    expect(await mendClass(store, whole as never, 'd2')).toBe(true);
    expect((await opsOf(deviceA)).map(({ value }) => value)).toEqual(['present']);
  });

  it('[E1] within an epoch a page tells how much the city lacks', async () => {
    await acknowledged(4);
    await applyPull(store, aPage({ receivedThrough: 1 }), '', classTime);
    expect(await waiting()).toHaveLength(3);
  });

  it('[E3] rows of a new epoch gather aside, and take the place of the others when all are there', async () => {
    await acknowledged(1);
    const before = aPage({
      ops: onWire(foreign(1), foreign(2)),
      documents: [venue('old')],
      receivedThrough: 1,
    });
    await applyPull(store, before, '', classTime);
    const first = aPage({ epoch: 'e2', ops: onWire(foreign(2)), cursor: 'd1', more: true });
    await applyPull(store, first, 'c1', classTime);
    expect((await opsOf(deviceB)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(cursorOf(await syncOf())).toBe('d1');

    const last = aPage({ epoch: 'e2', documents: [venue('new')], cursor: 'd2' });
    await applyPull(store, last, 'd1', classTime);
    expect((await opsOf(deviceB)).map(({ seq }) => seq)).toEqual([2]);
    expect(await opsOf(deviceA)).toHaveLength(1);
    expect(await syncOf()).toMatchObject({ cursor: 'd2', replicaEpoch: 'e2', shadow: null });
    expect(await store.read((transaction) => transaction.shadowOps())).toEqual([]);
  });

  it('[E3] of an own op the phone’s copy stays; one that only the city has is added', async () => {
    await store.addOps([anOp({ seq: 1 })]);
    await store.write(async (transaction) => {
      await transaction.putShadow([anOp({ seq: 1, value: 'late' }), anOp({ seq: 2 })], []);
      await transaction.swapShadow([deviceA]);
    });
    expect((await opsOf(deviceA)).map(({ value }) => value)).toEqual(['present', 'present']);
  });

  it('[F1] another op under an own number that still waits is not written over', async () => {
    await store.addOps([anOp({ seq: 1 })]);
    const page = aPage({ ops: onWire(anOp({ seq: 1, value: 'late' })) });
    expect(await applyPull(store, page, '', classTime)).toBe('send-first');
    expect((await opsOf(deviceA))[0]?.value).toBe('present');
    expect((await syncOf()).cursor).toBe('');
  });

  it('[F2] a copied phone writes again under its new id what was put aside, and only that', async () => {
    await acknowledged(2);
    await store.addOps([anOp({ seq: 3, value: 'late', parents: [`${deviceA}:2`] })]);
    const third = anOp({ seq: 3, value: 'late', parents: [`${deviceA}:2`] });
    const answer = anAnswer([third], 'quarantined', { receivedThrough: 3 });
    await keepAnswer(
      store,
      sentBy([third], 'e1'),
      { ...answer, results: answer.results.map((one) => ({ ...one, reason: 'hash-differs' })) },
      classTime,
    );
    const { publicKey = { kty: 'EC', crv: 'P-256', x: '', y: '' }, privateKey } =
      anEnrollment(deviceA);
    const copy = { key: 'copy', deviceId: 'c'.repeat(32), privateKey, publicKey } as const;
    await store.write((transaction) => transaction.putCopy(copy));
    await takeCopy(store, copy, 'token of the copy');
    expect(await opsOf('c'.repeat(32))).toMatchObject([
      { seq: 1, value: 'late', parents: [`${deviceA}:2`] },
    ]);
    expect((await opsOf(deviceA)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await waiting()).toEqual([`${'c'.repeat(32)}:1`]);
    expect((await syncOf()).former).toMatchObject([{ deviceId: deviceA }]);
  });

  it('[B4] an op that was held and comes back with a page is counted from then on', async () => {
    await store.addOps(someOps(1));
    await keepAnswer(store, sentBy(someOps(1)), anAnswer(someOps(1), 'held'), classTime);
    expect((await syncOf()).receipts.exceptions).toHaveLength(1);
    await applyPull(
      store,
      aPage({ ops: onWire(...someOps(1)), receivedThrough: 1 }),
      '',
      classTime,
    );
    expect((await syncOf()).receipts).toEqual({ ackedThrough: 1, exceptions: [] });
  });

  it('[X1] an erasure takes others’ ops away and empties own ones; one that waits stays until answered', async () => {
    await acknowledged(1);
    await store.addOps([anOp({ seq: 2 })]);
    await applyPull(store, aPage({ ops: onWire(foreign(1)), receivedThrough: 1 }), '', classTime);
    const erasures = [{ classSessionId: '*', learnerId: learner1, field: '*' }];
    await applyPull(store, aPage({ erasures, cursor: 'c2', receivedThrough: 1 }), 'c1', classTime);
    expect(await opsOf(deviceB)).toEqual([]);
    const [first, second] = await opsOf(deviceA);
    expect([first?.value, first?.register.learnerId, first?.seq]).toEqual([null, '-', 1]);
    expect(second?.value).toBe('present');

    const sent = [anOp({ seq: 2 })];
    await keepAnswer(store, sentBy(sent, 'e1'), anAnswer(sent, 'erased'), classTime);
    expect((await opsOf(deviceA))[1]?.value).toBeNull();
    expect(await waiting()).toEqual([]);
  });

  it('[G2] a class that differs is mended; what the city lacks of ours waits again', async () => {
    await acknowledged(2);
    const page = aPage({ ops: onWire(foreign(1)), receivedThrough: 2 });
    await applyPull(store, page, '', classTime);
    const city = {
      proto: 2,
      nonce: '',
      epoch: 'e1',
      classSessionId,
      ops: onWire(anOp({ seq: 1 }), foreign(2)),
    } as const;
    expect(await mendClass(store, city as never, 'elsewhere')).toBe(false);
    expect(await mendClass(store, city as never, 'c1')).toBe(true);
    expect((await opsOf(deviceB)).map(({ seq }) => seq)).toEqual([2]);
    expect(await waiting()).toEqual([`${deviceA}:2`]);
  });

  it('[G2] an op that comes back with its class is counted, whatever was known of its number', async () => {
    await acknowledged(1);
    await store.write(async (transaction) => {
      const sync = await transaction.sync();
      const exceptions = [{ seq: 1, status: 'quarantined' } as const];
      await transaction.putSync({ ...sync, receipts: { ackedThrough: 1, exceptions } });
    });
    await applyPull(store, aPage({ receivedThrough: 1 }), '', classTime);
    const ops = onWire(anOp({ seq: 1 }));
    const city = { proto: 2, nonce: '', epoch: 'e1', classSessionId, ops };
    await mendClass(store, city as never, 'c1');
    expect((await syncOf()).receipts).toEqual({ ackedThrough: 1, exceptions: [] });
  });

  it('[K1] what is in a backup may go after 35 days, with its class; the newest number stays taken', async () => {
    await acknowledged(2);
    await forgetOld(store, classTime + 34 * 86_400_000);
    await forgetOld(store, classTime + 36 * 86_400_000);
    expect((await opsOf(deviceA)).map(({ value }) => value)).toEqual(['present', 'present']);
    await applyPull(store, aPage({ receivedThrough: 2, backedUpThrough: 2 }), '', classTime);
    await forgetOld(store, classTime + 36 * 86_400_000);
    expect((await opsOf(deviceA)).map(({ seq, value }) => [seq, value])).toEqual([[2, null]]);
    expect((await syncOf()).forgottenClasses).toEqual([classSessionId]);
    const back = aPage({ ops: onWire(foreign(7)), cursor: 'c2', receivedThrough: 2 });
    await applyPull(store, back, 'c1', classTime);
    expect(await opsOf(deviceB)).toEqual([]);
  });

  it('[K1] what is in no backup goes after 180 days', async () => {
    await acknowledged(2);
    await forgetOld(store, classTime + 181 * 86_400_000);
    expect((await syncOf()).forgottenThrough).toBe(2);
  });

  it('[D7] a refusal is kept beside the records, and a page ends it', async () => {
    await store.addOps(someOps(1));
    await keepRefusal(store, 'phone-revoked');
    expect(await waiting()).toHaveLength(1);
    await keepAnswer(store, sentBy(someOps(1)), anAnswer(someOps(1), 'held'), classTime);
    expect((await syncOf()).refusal).toBe('phone-revoked');
    await applyPull(store, aPage({ receivedThrough: 1 }), '', classTime);
    expect((await syncOf()).refusal).toBeNull();
  });
});
