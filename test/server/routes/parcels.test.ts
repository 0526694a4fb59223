import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  Bundle,
  ParcelAnswer,
  SealKey,
  StaffParcelAnswer,
} from '../../../src/protocol/bundle.ts';
import { sealBundle } from '../../../src/protocol/seal.ts';
import { ensureSealKey } from '../../../src/server/db/city-keys.ts';
import { inMunicipality } from '../../../src/server/db/database.ts';
import { revokeDevice } from '../../../src/server/db/devices.ts';
import type { Op } from '../../../src/sync/op.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aContent, aSealPair, aSigningPair, packing, subtle } from '../../protocol/a-bundle.ts';
import {
  aCity,
  aDocument,
  aLearner,
  anAdministrator,
  aPlannedClass,
  aPhone,
  aServer,
  chigasaki,
  hiratsuka,
  typeOf,
  type APhone,
  type AServer,
} from '../a-server.ts';

let fresh: FreshDatabase;
let server: AServer;
let staff: Record<string, string>;
let sealKey: SealKey;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  await aCity(server, hiratsuka);
  staff = await anAdministrator(server);
  sealKey = await ensureSealKey(fresh.database, chigasaki, Date.now());
});
afterAll(() => fresh.drop());

type SigningPhone = APhone & { readonly signingKey: object };

async function aSigningPhone(): Promise<SigningPhone> {
  const { publicKey, privateKey } = await aSigningPair();
  return { ...(await aPhone(server, 'south', chigasaki, publicKey)), signingKey: privateKey };
}

const marks = (phone: APhone, classSessionId: string, count = 3): Op[] =>
  Array.from({ length: count }, () =>
    phone.op(classSessionId, aLearner(), 'attendance', 'present'),
  );

const seal = (
  phone: SigningPhone,
  ops: readonly Op[],
  changes: Partial<{ sealKey: SealKey; municipalityCode: string; signingKey: object }> = {},
): Promise<Bundle> =>
  sealBundle(
    {
      subtle,
      packing,
      municipalityCode: chigasaki,
      sealKey,
      signingKey: phone.signingKey,
      ...changes,
    },
    aContent(phone.deviceId, ops),
  );

const byStaff = (body: unknown) =>
  server.send('POST', '/api/staff/parcels', { headers: staff, body });
const byPhone = (carrier: APhone, body: unknown) =>
  server.send('POST', '/api/parcels', { headers: carrier.headers, body });

const countOps = async (phone: APhone) =>
  inMunicipality(fresh.database, chigasaki, async (transaction) => {
    const { rows } = await sql<{ ops: number }>`
      SELECT count(*) AS ops FROM op WHERE device_id = ${phone.deviceId}`.execute(transaction);
    return rows[0]?.ops;
  });

describe('A parcel of records', () => {
  test('[P3] that staff take in is counted as if the phone had sent it itself', async () => {
    const phone = await aSigningPhone();
    const response = await byStaff(await seal(phone, marks(phone, 'parcel-1')));
    expect(response.status).toBe(200);
    const answer = (await response.json()) as StaffParcelAnswer;
    expect(answer).toMatchObject({
      deviceId: phone.deviceId,
      groupName: 'グループsouth',
      applied: 3,
      duplicate: 0,
      notTaken: 0,
    });
    expect(answer.results.map(({ opId, status }) => [opId, status])).toEqual(
      [1, 2, 3].map((seq) => [`${phone.deviceId}:${seq}`, 'applied']),
    );
  });

  test('[P3] cannot double: brought again, by another, and sent by the phone itself it is there already', async () => {
    const phone = await aSigningPhone();
    const ops = marks(phone, 'parcel-2');
    const bundle = await seal(phone, ops);
    const carrier = await aPhone(server, 'north');
    const first = (await (await byPhone(carrier, bundle)).json()) as ParcelAnswer;
    expect(first).toEqual({
      applied: 3,
      duplicate: 0,
      held: 0,
      quarantined: 0,
      erased: 0,
      notTaken: 0,
    });
    const again = (await (await byStaff(bundle)).json()) as StaffParcelAnswer;
    expect(again).toMatchObject({ applied: 0, duplicate: 3 });
    const online = await phone.deliver(ops);
    expect(online.results.map(({ status }) => status)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    expect(online.receivedThrough).toBe(3);
    expect(await countOps(phone)).toBe(3);
  });

  test('[A7] of another group’s class counts when it is taken in again after staff gave the class to the phone’s group', async () => {
    const phone = await aSigningPhone();
    await aDocument(server, 'parcel-of-north', aPlannedClass({ groupId: 'north' }));
    const bundle = await seal(phone, marks(phone, 'parcel-of-north'));
    const refused = (await (await byStaff(bundle)).json()) as StaffParcelAnswer;
    expect(refused).toMatchObject({ applied: 0, quarantined: 3 });
    expect(await (await byStaff(bundle)).json()).toMatchObject({ quarantined: 3 });
    const given = aPlannedClass({ groupId: 'south' });
    await aDocument(server, 'parcel-of-north', given, chigasaki, 1);
    expect(await (await byStaff(bundle)).json()).toMatchObject({ applied: 3, quarantined: 0 });
    expect(await (await byStaff(bundle)).json()).toMatchObject({ applied: 0, duplicate: 3 });
    expect(await countOps(phone)).toBe(3);
  });

  test('[P4] of another city is not taken, whether its key or its name is the other’s', async () => {
    const phone = await aSigningPhone();
    const ops = marks(phone, 'parcel-3');
    const otherKey = await ensureSealKey(fresh.database, hiratsuka, Date.now());
    const bundles = [
      await seal(phone, ops, { municipalityCode: hiratsuka, sealKey: otherKey }),
      await seal(phone, ops, { sealKey: otherKey }),
      await seal(phone, ops, { sealKey: (await aSealPair()).sealKey }),
    ];
    for (const bundle of bundles) {
      const response = await byStaff(bundle);
      expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-other-city']);
    }
    expect(await countOps(phone)).toBe(0);
  });

  test('[P4] with one letter changed on the way is not taken', async () => {
    const phone = await aSigningPhone();
    const bundle = await seal(phone, marks(phone, 'parcel-4'));
    const sealed = bundle.sealed.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    const response = await byStaff({ ...bundle, sealed });
    expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-altered']);
    expect(await countOps(phone)).toBe(0);
  });

  test('[P4] signed by somebody else than the phone that it names is not taken', async () => {
    const phone = await aSigningPhone();
    const { privateKey } = await aSigningPair();
    const forged = await seal(phone, marks(phone, 'parcel-5'), { signingKey: privateKey });
    const response = await byStaff(forged);
    expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-altered']);
    expect(await countOps(phone)).toBe(0);
  });

  test('[P4] of a phone whose registered key is none is not taken either', async () => {
    const { privateKey } = await aSigningPair();
    const phone = { ...(await aPhone(server)), signingKey: privateKey };
    const response = await byStaff(await seal(phone, marks(phone, 'parcel-5b')));
    expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-altered']);
  });

  test('[P4] of a phone that nobody has heard of is not taken', async () => {
    const phone = await aSigningPhone();
    const stranger = { ...phone, deviceId: randomBytes(16).toString('hex') };
    const response = await byStaff(await seal(stranger, []));
    expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-unknown-phone']);
  });

  test('[A1] [A2] of an ended phone is held for staff, of a stolen one not taken', async () => {
    const phone = await aSigningPhone();
    const bundle = await seal(phone, marks(phone, 'parcel-6'));
    const by = { actor: 'staff:test', now: server.dependencies.now() };
    await revokeDevice(fresh.database, chigasaki, phone.deviceId, by);
    expect(await (await byStaff(bundle)).json()).toMatchObject({ applied: 0, held: 3 });
    await revokeDevice(fresh.database, chigasaki, phone.deviceId, { ...by, stolen: true });
    const response = await byStaff(bundle);
    expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-stolen']);
  });

  test('of one bad record among good ones puts that one aside and counts the others', async () => {
    const phone = await aSigningPhone();
    const [first, second] = marks(phone, 'parcel-7', 2);
    if (!first || !second) throw new Error('two marks are made');
    const answer = await byStaff(await seal(phone, [{ ...first, value: 'asleep' }, second]));
    expect(await answer.json()).toMatchObject({ applied: 1, quarantined: 1 });
  });

  test('that holds another phone’s records leaves those on the phone', async () => {
    const phone = await aSigningPhone();
    const other = await aPhone(server);
    const content = aContent(other.deviceId, marks(other, 'parcel-8'));
    const bundle = await sealBundle(
      { subtle, packing, municipalityCode: chigasaki, sealKey, signingKey: phone.signingKey },
      { ...content, signedBy: phone.deviceId },
    );
    expect(await (await byStaff(bundle)).json()).toMatchObject({ applied: 0, notTaken: 3 });
    expect(await countOps(other)).toBe(0);
  });

  test('that would unpack to more than the city reads is not taken', async () => {
    const phone = await aSigningPhone();
    const [op] = marks(phone, 'parcel-9', 1);
    const bomb = { ...op, value: 'a'.repeat(5 * 1024 * 1024) } as Op;
    const response = await byStaff(await seal(phone, [bomb]));
    expect([response.status, await typeOf(response)]).toEqual([422, 'parcel-altered']);
  });

  test('that is too large, or no parcel at all, is refused before it is opened', async () => {
    const phone = await aSigningPhone();
    const bundle = await seal(phone, []);
    const large = await byStaff({ ...bundle, sealed: 'A'.repeat(1_600_000) });
    expect([large.status, await typeOf(large)]).toEqual([413, 'too-large']);
    for (const body of [{}, { ...bundle, version: 2 }, { ...bundle, more: 1 }, 'text'])
      expect((await byStaff(body)).status).toBe(400);
    const nobody = await server.send('POST', '/api/staff/parcels', { body: bundle });
    expect(nobody.status).toBe(401);
    expect((await server.send('POST', '/api/parcels', { body: bundle })).status).toBe(401);
  });

  test('is written into the audit with the phone that it is of', async () => {
    const phone = await aSigningPhone();
    await byStaff(await seal(phone, marks(phone, 'parcel-10')));
    const entry = await inMunicipality(fresh.database, chigasaki, async (transaction) => {
      const { rows } = await sql<{ deed: string; subject: string }>`
        SELECT deed, subject FROM audit ORDER BY number DESC LIMIT 1`.execute(transaction);
      return rows[0];
    });
    expect(entry).toEqual({ deed: 'take in parcel', subject: phone.deviceId });
  });
});

test('a phone is told of the city’s key when it joins and with the last page', async () => {
  const phone = await aPhone(server);
  const response = await server.send('GET', '/api/pull?proto=3', { headers: phone.headers });
  expect(await response.json()).toMatchObject({ sealKey });
  const older = await server.send('GET', '/api/pull?proto=2', { headers: phone.headers });
  expect(await older.json()).not.toHaveProperty('sealKey');
});
