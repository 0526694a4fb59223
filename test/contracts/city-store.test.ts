/** Every store of a city keeps the same promises: the one in memory that simulation runs on, and PostgreSQL. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, CityStore } from '../../src/server/city-store.ts';
import { createCity } from '../../src/server/db/cities.ts';
import { createCityStore } from '../../src/server/db/city-store.ts';
import { lockClass } from '../../src/server/db/class-locks.ts';
import { inMunicipality } from '../../src/server/db/database.ts';
import { erase } from '../../src/server/db/erasures.ts';
import { beginning } from '../../src/server/position.ts';
import { releaseHeld } from '../../src/server/release-held.ts';
import { takeIn } from '../../src/server/take-in.ts';
import { triageOp, type RawOp } from '../../src/server/triage.ts';
import { digestHashes } from '../../src/sync/digest.ts';
import type { Erasure } from '../../src/sync/erasure.ts';
import { opIdOf, type Op } from '../../src/sync/op.ts';
import { anOp, learner1, learner2 } from '../builders.ts';
import { createFreshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { MemoryCity } from '../simulation/memory-city.ts';

const code = '142077';
const id = () => randomBytes(16).toString('hex');

type AnyCity = {
  readonly store: CityStore;
  readonly addPhone: (deviceId: string, groupId: string) => Promise<void>;
  readonly lock: (classSessionId: string, locked?: boolean) => Promise<unknown>;
  readonly erase: (erasure: Erasure) => Promise<unknown>;
  /** The backup holds everything up to now, but the last so many batches. */
  readonly markBackup: (butTheLast?: number) => Promise<unknown>;
};

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await createFreshDatabase();
  const city = {
    municipalityCode: code,
    name: '茅ヶ崎市',
    timeZone: 'Asia/Tokyo',
    sample: false,
    settings: {},
  };
  await createCity(fresh.database, city, 'epoch');
});
afterAll(() => fresh.drop());

const inMemory = (): AnyCity => {
  const city = new MemoryCity('epoch');
  return {
    store: city,
    addPhone: async (deviceId, groupId) => city.putDevice({ deviceId, groupId, token: id() }),
    lock: async (classSessionId, locked = true) => {
      const row = city.tables.classes.get(classSessionId);
      if (row) city.tables.classes.set(classSessionId, { ...row, locked });
    },
    erase: async (erasure) => city.erase(erasure, id()),
    markBackup: async (butTheLast = 0) => {
      city.tables.markedVersion = city.tables.version - butTheLast;
    },
  };
};
const inPostgres = (): AnyCity => {
  const { database } = fresh;
  const changeSet = () => ({ municipalityCode: code, batchId: id(), deviceId: null, storedAt: 1 });
  return {
    store: createCityStore(database),
    addPhone: (deviceId, groupId) =>
      inMunicipality(database, code, async (transaction) => {
        await sql`INSERT INTO device (municipality_code, device_id, group_id, public_key, token_hash,
          enrolled_at, expires_at) VALUES (${code}, ${deviceId}, ${groupId}, '{}', ${id()}, 0, 9)`.execute(
          transaction,
        );
      }),
    lock: (classSessionId, locked = true) =>
      lockClass(database, code, classSessionId, locked, { actor: 'server', now: 1 }),
    erase: (erasure) => erase(database, changeSet(), { ...erasure, erasureId: id() }, 'server'),
    markBackup: (butTheLast = 0) =>
      inMunicipality(database, code, (transaction) =>
        sql`INSERT INTO backup_mark SELECT municipality_code, version - ${butTheLast}, 1 FROM sync_clock
          ON CONFLICT (municipality_code) DO UPDATE SET backed_up_version = excluded.backed_up_version`.execute(
          transaction,
        ),
      ),
  };
};

describe.each([
  ['in memory', inMemory],
  ['in PostgreSQL', inPostgres],
])('A city’s store %s', (_, open) => {
  let city: AnyCity;
  beforeAll(() => {
    city = open();
  });

  /** Its own group and class, so that the tests of one database do not meet. */
  const aPhone = async (groupId = `g${id()}`.slice(0, 20), ended = false) => {
    const caller: Caller = { municipalityCode: code, deviceId: id(), groupId, ended };
    await city.addPhone(caller.deviceId, groupId);
    const classSessionId = `c${id()}`;
    const op = (seq: number, changed: Partial<Op> = {}): Op =>
      anOp({
        deviceId: caller.deviceId,
        seq,
        register: { classSessionId, learnerId: learner1, field: 'attendance' },
        ...changed,
      });
    const push = (ops: readonly Op[], by: Caller = caller) =>
      city.store.write(changeSetOf(by), (transaction) =>
        takeIn(transaction, {
          phone: by,
          ops: ops.map((one) => triageOp(one as unknown as RawOp)),
          lastSeq: 0,
          batchId: batchIdOf(by),
          now: 1,
        }),
      );
    const page = (limit = 100, after = beginning) =>
      city.store.read(code, (snapshot) => snapshot.changesAfter(groupId, after, limit));
    return { caller, groupId, classSessionId, op, push, page };
  };
  const batches = new Map<string, string>();
  const batchIdOf = ({ deviceId }: Caller) => batches.get(deviceId) ?? '';
  const changeSetOf = (by: Caller) => {
    batches.set(by.deviceId, id());
    return { municipalityCode: code, batchId: batchIdOf(by), deviceId: by.deviceId, storedAt: 1 };
  };
  const statuses = ({ results }: { results: readonly { status: string; reason?: unknown }[] }) =>
    results.map(({ status, reason }) => (reason ? `${status} ${String(reason)}` : status));

  it('[D3] takes a batch once; again it changes nothing and answers duplicate', async () => {
    const { op, push, page } = await aPhone();
    expect(statuses(await push([op(1), op(2)]))).toEqual(['applied', 'applied']);
    const before = await page();
    expect(statuses(await push([op(1), op(2)]))).toEqual(['duplicate', 'duplicate']);
    expect(await page()).toEqual(before);
  });

  it('[D4] another op under a taken id is put aside, with all that follow it in the batch', async () => {
    const { op, push, page } = await aPhone();
    await push([op(1), op(2)]);
    const mixed = await push([op(2, { value: 'late' }), op(3), op(1)]);
    expect(statuses(mixed)).toEqual([
      'quarantined hash-differs',
      'quarantined hash-differs',
      'duplicate',
    ]);
    expect((await page()).ops.map(({ seq, value }) => [seq, value])).toEqual([
      [1, 'present'],
      [2, 'present'],
    ]);
    expect(statuses(await push([op(3)]))).toEqual(['quarantined hash-differs']);
  });

  it('[R1] the state is made of all ops of the register, in whatever order they came', async () => {
    const { op, push, caller } = await aPhone();
    await push([op(2, { value: 'late', parents: [`${caller.deviceId}:1`] })]);
    await push([op(1)]);
    const register = op(1).register;
    const ops = await city.store.write(changeSetOf(caller), async (transaction) => ({
      changed: false,
      value: await transaction.opsOf([register]),
    }));
    expect(ops.map(({ seq }) => seq).sort()).toEqual([1, 2]);
  });

  it('receivedThrough stops before a gap, and rises over what was put aside', async () => {
    const { op, push } = await aPhone();
    expect((await push([op(1), op(3)])).receivedThrough).toBe(1);
    expect((await push([op(2, { value: 'nonsense' })])).receivedThrough).toBe(3);
  });

  it('[K2] backedUpThrough tells how far the last backup reaches, until the next one', async () => {
    const { op, push } = await aPhone();
    expect((await push([op(1), op(2)])).backedUpThrough).toBe(0);
    await city.markBackup();
    expect((await push([op(3)])).backedUpThrough).toBe(2);
    expect((await push([op(4)])).backedUpThrough).toBe(2);
    await city.markBackup();
    expect((await push([op(5)])).backedUpThrough).toBe(4);
    await push([op(6)]);
    await city.markBackup(1);
    expect((await push([op(7)])).backedUpThrough).toBe(5);
  });

  it('[A1] what an ended phone hands over is held, founds no class, and counts once staff release it', async () => {
    const { op, push, page, caller, groupId } = await aPhone();
    const ended = { ...caller, ended: true };
    expect(statuses(await push([op(1), op(2, { value: 'nonsense' })], ended))).toEqual([
      'held phone-ended',
      'quarantined wrong-value',
    ]);
    expect((await page()).ops).toEqual([]);
    const released = await city.store.write(changeSetOf(caller), (transaction) =>
      releaseHeld(transaction, { deviceId: caller.deviceId, groupId, batchId: batchIdOf(caller) }),
    );
    expect(released).toBe(1);
    expect((await page()).ops.map(({ seq }) => seq)).toEqual([1]);
    expect(statuses(await push([op(1)]))).toEqual(['duplicate']);
  });

  it('[A3] a locked class holds what comes after', async () => {
    const { op, push, classSessionId } = await aPhone();
    await push([op(1)]);
    await city.lock(classSessionId);
    expect(statuses(await push([op(2)]))).toEqual(['held class-locked']);
  });

  it('[A7] what belonged to another group counts when it comes again after the class became its group’s', async () => {
    const { op, push, page, classSessionId, caller } = await aPhone();
    const wrong: Caller = { ...caller, groupId: `g${id()}`.slice(0, 20) };
    const register = { classSessionId, learnerId: learner2, field: 'attendance' };
    // The phone acts for another group at first, in a class of its later one.
    await push([op(1)]);
    expect(statuses(await push([op(2, { register })], wrong))).toEqual([
      'quarantined not-your-group',
    ]);
    expect(statuses(await push([op(2, { register })], wrong))).toEqual([
      'quarantined not-your-group',
    ]);
    expect(statuses(await push([op(2, { register })]))).toEqual(['applied']);
    expect(statuses(await push([op(2, { register })]))).toEqual(['duplicate']);
    expect((await page()).ops.map(({ seq }) => seq)).toEqual([1, 2]);
    const aside = await city.store.write(changeSetOf(caller), async (transaction) => ({
      changed: false,
      value: await transaction.findKnown(caller.deviceId, [2]),
    }));
    expect(aside.map(({ status }) => status)).toEqual(['applied']);
  });

  it('[A7] [D4] what a copied phone wrote under a taken number stays put aside, however often it comes', async () => {
    const { op, push } = await aPhone();
    await push([op(1)]);
    const copy = op(1, { value: 'late' });
    expect(statuses(await push([copy]))).toEqual(['quarantined hash-differs']);
    expect(statuses(await push([copy]))).toEqual(['quarantined hash-differs']);
  });

  it('[A6] the locked classes of a group are named whole, until they are opened', async () => {
    const { op, push, groupId, classSessionId } = await aPhone();
    const register = { classSessionId: `${classSessionId}x`, learnerId: learner1, field: 'seat' };
    await push([op(1), op(2, { register, value: 4 })]);
    const stranger = await aPhone();
    await stranger.push([stranger.op(1)]);
    await city.lock(stranger.classSessionId);
    const locked = (group: string) =>
      city.store.read(code, (snapshot) => snapshot.lockedClasses(group));
    expect(await locked(groupId)).toEqual([]);
    await city.lock(classSessionId);
    await city.lock(register.classSessionId);
    expect((await locked(groupId)).toSorted()).toEqual([classSessionId, register.classSessionId]);
    await city.lock(classSessionId, false);
    expect(await locked(groupId)).toEqual([register.classSessionId]);
  });

  it('[A4] a class belongs to the group that wrote first', async () => {
    const south = await aPhone();
    const north = await aPhone();
    await south.push([south.op(1)]);
    const foreign = north.op(1, { register: south.op(1).register });
    expect(statuses(await north.push([foreign]))).toEqual(['quarantined not-your-group']);
    expect((await north.page()).ops).toEqual([]);
  });

  it.each([1, 2, 3])(
    '[D5] pages of %i bring every row once, in the order of their versions',
    async (limit) => {
      const { op, push, page } = await aPhone();
      await push([op(5), op(6)]);
      for (const seq of [1, 2, 3, 4]) await push([op(seq)]);
      const seqs: number[] = [];
      let after = beginning;
      for (let more = true; more;) {
        const changes = await page(limit, after);
        seqs.push(...changes.ops.map(({ seq }) => seq));
        ({ more, position: after } = changes);
      }
      expect(seqs).toEqual([5, 6, 1, 2, 3, 4]);
    },
  );

  it('a failed transaction leaves nothing, and takes no version', async () => {
    const { op, page, caller } = await aPhone();
    const triaged = triageOp(op(1) as unknown as RawOp);
    const failing = city.store.write(changeSetOf(caller), async (transaction) => {
      await takeIn(transaction, {
        phone: caller,
        ops: [triaged],
        lastSeq: 0,
        batchId: batchIdOf(caller),
        now: 1,
      });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect((await page()).ops).toEqual([]);
  });

  it('[G1] a class’s digest is that of its ops’ hashes; classes come in turn', async () => {
    const { op, push, groupId, classSessionId } = await aPhone();
    await push([op(1), op(2)]);
    const hashes = [op(1), op(2)].map((one) => triageOp(one as unknown as RawOp).hash);
    const read = (named: readonly string[], checked: string) =>
      city.store.read(code, (snapshot) => snapshot.digests(groupId, named, checked, 1));
    const expected = { classSessionId, ...digestHashes(hashes) };
    expect(await read([], '')).toEqual({ digests: [expected], checked: classSessionId });
    expect(await read([classSessionId], classSessionId)).toEqual({
      digests: [expected],
      checked: '',
    });
    expect((await read(['nowhere'], classSessionId)).digests).toEqual([
      { classSessionId: 'nowhere', ops: 0, digest: '0'.repeat(16) },
    ]);
  });

  it('[X2] what is erased goes, its id stays taken, and phones are told', async () => {
    const { op, push, page, classSessionId } = await aPhone();
    const other = op(2, { register: { classSessionId, learnerId: learner2, field: 'attendance' } });
    await push([op(1), other]);
    await city.erase({ classSessionId, learnerId: learner1, field: '*' });
    const changes = await page();
    expect(changes.ops.map(({ seq }) => seq)).toEqual([2]);
    expect(changes.erasures).toContainEqual({ classSessionId, learnerId: learner1, field: '*' });
    // Before it comes once more itself, which would take its id again.
    expect(statuses(await push([op(1, { register: other.register })]))).toEqual([
      'quarantined hash-differs',
    ]);
    expect(statuses(await push([op(1), op(3), other]))).toEqual(['erased', 'erased', 'duplicate']);
    expect((await page()).ops.map(opIdOf)).toEqual([opIdOf(other)]);
  });

  it('[V2] an op of a schema to come is held as it came', async () => {
    const { op, push, caller } = await aPhone();
    const newer = { ...op(1), schema: 2, mood: 'good' } as unknown as Op;
    expect(statuses(await push([newer]))).toEqual(['held newer-schema']);
    const [kept] = await city.store.write(changeSetOf(caller), async (transaction) => ({
      changed: false,
      value: await transaction.findHeld(caller.deviceId),
    }));
    expect(JSON.parse(kept?.raw ?? '')).toEqual(newer);
    expect(kept?.hash).toBe(
      createHash('sha256')
        .update(kept?.raw ?? '')
        .digest('hex'),
    );
  });
});
