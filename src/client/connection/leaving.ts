/** Carries out what somebody asked for: the phone leaves its group once everything has arrived and the city knows. */
import * as v from 'valibot';
import { readEnrollment } from '../store/enrollment.ts';
import { isLeaving, leaveGroup } from '../store/leave-group.ts';
import { readDelivery } from '../store/queries/outbox.ts';
import type { RecordsDatabase } from '../store/records-database.ts';
import { askCity, type Fetch } from './city-requests.ts';

type Ports = {
  readonly records: RecordsDatabase;
  readonly fetch: Fetch;
  readonly mirror: Pick<Storage, 'removeItem'>;
};

/** What a city says that has ended this phone already, does not know it, or is of a version that cannot be told. */
const nothingToTell: ReadonlySet<string> = new Set([
  'phone-revoked',
  'phone-stolen',
  'sign-in-needed',
  'not-found',
]);

export async function leaveWhenTold({ records, fetch, mirror }: Ports): Promise<void> {
  const enrollment = await readEnrollment(records);
  if (!enrollment || !(await isLeaving(records))) return;
  if ((await readDelivery(records)).waiting > 0) return;
  const told = await askCity(
    fetch,
    {
      method: 'POST',
      path: '/api/leave',
      body: {},
      headers: { authorization: `Bearer ${enrollment.token}` },
    },
    v.undefined(),
  );
  if (told.ok || nothingToTell.has(told.failure.type)) await leaveGroup(records, mirror);
}
