import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverParcels } from '../../../src/client/connection/parcel-post.ts';
import { keepParcel, readParcels } from '../../../src/client/store/carried-parcels.ts';
import { sealBundle } from '../../../src/protocol/seal.ts';
import type { Services } from '../../../src/client/store/services.ts';
import { anOp, classTime, deviceB } from '../../builders.ts';
import {
  aContent,
  aSealPair,
  aSigningPair,
  packing,
  sha256,
  subtle,
} from '../../protocol/a-bundle.ts';
import { aPhoneOfTheGroup, leave } from '../volunteer/a-visit.tsx';

let services: Services;

beforeEach(async () => {
  services = await aPhoneOfTheGroup([]);
  for (const seq of [1, 2]) {
    const bundle = await sealBundle(
      {
        subtle,
        packing,
        municipalityCode: '142077',
        sealKey: (await aSealPair()).sealKey,
        signingKey: (await aSigningPair()).privateKey,
      },
      aContent(deviceB, [anOp({ deviceId: deviceB, seq })]),
    );
    const now = classTime + seq;
    await keepParcel(services.records, JSON.stringify(bundle), { sha256, now });
  }
});
afterEach(() => leave(services));

const answer = { applied: 1, duplicate: 0, held: 0, quarantined: 0, erased: 0, notTaken: 0 };

/** Delivers with a line that answers what it is told to; tells what was asked. */
async function deliver(respond: () => Response) {
  const asked: string[] = [];
  await deliverParcels({
    records: services.records,
    now: () => classTime,
    fetch: async (input, init) => {
      asked.push(`${init?.method} ${String(input)}`);
      return respond();
    },
  });
  return asked;
}

const outcomes = async () => (await readParcels(services.records)).map(({ outcome }) => outcome);
const problem = (type: string, status: number) =>
  Response.json({ type, title: '', status }, { status });

describe('[P6] parcels on a phone that has a line again', () => {
  it('are handed over once each, and the city’s numbers are kept', async () => {
    expect(await deliver(() => Response.json(answer))).toEqual([
      'POST /api/parcels',
      'POST /api/parcels',
    ]);
    expect(await outcomes()).toEqual([
      { at: classTime, answer },
      { at: classTime, answer },
    ]);
    expect(await deliver(() => Response.json(answer))).toEqual([]);
  });

  it.each([
    ['nobody answers', () => Response.error()],
    ['a Wi-Fi’s own page answers', () => new Response('<html>Welcome</html>')],
    ['the city is away', () => problem('unavailable', 503)],
    ['this phone’s own enrollment has ended', () => problem('phone-revoked', 403)],
  ])('wait on when %s', async (_, respond) => {
    expect(await deliver(respond)).toHaveLength(1);
    expect(await outcomes()).toEqual([null, null]);
  });

  it('of which the city takes nothing are told apart, and do not hold up the others', async () => {
    const asked = await deliver(() => problem('parcel-altered', 422));
    expect(asked).toHaveLength(2);
    expect(await outcomes()).toEqual([
      { at: classTime, refusal: 'parcel-altered' },
      { at: classTime, refusal: 'parcel-altered' },
    ]);
  });
});
