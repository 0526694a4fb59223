import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveWhenTold } from '../../../src/client/connection/leaving.ts';
import { readEnrollment } from '../../../src/client/store/enrollment.ts';
import { wishToLeave } from '../../../src/client/store/leave-group.ts';
import type { Services } from '../../../src/client/store/services.ts';
import { readSync } from '../../../src/client/store/sync-state.ts';
import { anOp } from '../../builders.ts';
import { aPhoneOfTheGroup, leave } from '../volunteer/a-visit.tsx';

let services: Services;

beforeEach(async () => {
  services = await aPhoneOfTheGroup([anOp({ seq: 1 })]);
  await arrived(1);
});
afterEach(() => leave(services));

const arrived = async (ackedThrough: number) =>
  services.records.phone.put({
    ...(await readSync(services.records)),
    receipts: { ackedThrough, exceptions: [] },
  });
const isMember = async () => (await readEnrollment(services.records)) !== null;

/** A turn on a line that answers what it is told to; tells what was asked. */
async function turn(respond: () => Response) {
  const asked: string[] = [];
  await leaveWhenTold({
    records: services.records,
    mirror: { removeItem: () => {} },
    fetch: async (input, init) => {
      asked.push(`${init?.method} ${String(input)}`);
      return respond();
    },
  });
  return asked;
}
const told = () => new Response(null, { status: 204 });
const problem = (type: string, status: number) =>
  Response.json({ type, title: '', status }, { status });

describe('a phone that is to leave its group', () => {
  it('tells the city and leaves when the city knows', async () => {
    expect(await turn(told)).toEqual([]);
    await wishToLeave(services.records, true);
    expect(await turn(told)).toEqual(['POST /api/leave']);
    expect(await isMember()).toBe(false);
  });

  it('waits for a line, and may be kept after all', async () => {
    await wishToLeave(services.records, true);
    await turn(() => {
      throw new TypeError('no line');
    });
    await turn(() => new Response('<html>', { status: 502 }));
    expect(await isMember()).toBe(true);
    await wishToLeave(services.records, false);
    expect(await turn(told)).toEqual([]);
    expect(await isMember()).toBe(true);
  });

  it('that is used for a class again meanwhile stays', async () => {
    await wishToLeave(services.records, true);
    await services.records.ops.add(anOp({ seq: 2 }));
    await arrived(2);
    expect(await turn(told)).toEqual([]);
    expect(await isMember()).toBe(true);
  });

  it('has nothing to tell a city that has ended it, or cannot be told', async () => {
    await wishToLeave(services.records, true);
    await turn(() => problem('phone-revoked', 403));
    expect(await isMember()).toBe(false);
  });
});
