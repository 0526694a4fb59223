/** Staff's side of records that are not counted yet: locking a class, releasing what is held, erasing, and receipts. */
import { createHash } from 'node:crypto';
import { hexOf } from '../../domain/ids.ts';
import { EraseRequest } from '../../protocol/staff.ts';
import { receiptCodeOf } from '../../sync/receipt-code.ts';
import type { App, Dependencies } from '../context.ts';
import { lockClass, releaseHeldOps } from '../db/class-locks.ts';
import { readClassDeliveries, readClassHashes } from '../db/class-digests.ts';
import { readLockedAt } from '../db/locked-classes.ts';
import { inMunicipality } from '../db/database.ts';
import { erase } from '../db/erasures.ts';
import { refuse } from '../problem.ts';
import { decodeBody } from '../request-body.ts';
import { actorOf, type SignedInStaff, type StaffMay } from '../sign-in/signed-in-staff.ts';

export function addHeldRoutes(
  app: App,
  { database, now, randomBytes }: Dependencies,
  staffMay: StaffMay,
): void {
  const changeSetOf = ({ municipalityCode }: SignedInStaff) => ({
    municipalityCode,
    batchId: hexOf(randomBytes(16)),
    deviceId: null,
    storedAt: now(),
  });

  for (const [verb, locked] of [
    ['lock', true],
    ['unlock', false],
  ] as const)
    app.post(`/api/staff/classes/:id/${verb}`, staffMay('settle records'), async (context) => {
      const staff = context.get('staff');
      const by = { actor: actorOf(staff), now: now() };
      const id = context.req.param('id');
      const known = await lockClass(database, staff.municipalityCode, id, locked, by);
      return known ? context.body(null, 204) : refuse(context, 'not-found');
    });

  app.post('/api/staff/devices/:id/release', staffMay('settle records'), async (context) => {
    const staff = context.get('staff');
    const id = context.req.param('id');
    const released = await releaseHeldOps(database, changeSetOf(staff), id, actorOf(staff));
    return released === null ? refuse(context, 'not-found') : context.json({ released });
  });

  app.post('/api/staff/erasures', staffMay('erase records'), async (context) => {
    const body = await decodeBody(context, EraseRequest);
    if (!body.ok) return body.failure;
    const staff = context.get('staff');
    const erasure = { ...body.value, erasureId: hexOf(randomBytes(16)) };
    const erased = await erase(database, changeSetOf(staff), erasure, actorOf(staff));
    return context.json({ erased });
  });

  app.get('/api/staff/classes/:id/receipt', staffMay('read class records'), async (context) => {
    const { municipalityCode } = context.get('staff');
    const id = context.req.param('id');
    const { hashById, phones, lockedAt } = await inMunicipality(
      database,
      municipalityCode,
      async (transaction) => ({
        hashById: await readClassHashes(transaction, municipalityCode, id),
        phones: await readClassDeliveries(transaction, municipalityCode, id),
        lockedAt: await readLockedAt(transaction, municipalityCode, id),
      }),
    );
    const code = await receiptCodeOf(hashById, async (text) =>
      createHash('sha256').update(text).digest('hex'),
    );
    return context.json({ code, ops: hashById.size, lockedAt, phones });
  });
}
