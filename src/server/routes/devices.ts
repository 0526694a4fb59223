/** `/api/staff/devices`: volunteers' phones, and the end of an enrollment; `POST /api/leave`: a phone ends its own. */
import type { App, Dependencies } from '../context.ts';
import { listDevices, noteLeaving, revokeDevice } from '../db/devices.ts';
import { phoneMay } from '../phone-access.ts';
import { refuse } from '../problem.ts';
import { actorOf, type StaffMay } from '../sign-in/signed-in-staff.ts';

export function addDeviceRoutes(
  app: App,
  { database, now }: Dependencies,
  staffMay: StaffMay,
): void {
  app.post('/api/leave', phoneMay('record class', { database, now }), async (context) => {
    await noteLeaving(database, context.get('phone'), now());
    return context.body(null, 204);
  });

  app.get('/api/staff/devices', staffMay('read class records'), async (context) =>
    context.json({ devices: await listDevices(database, context.get('staff').municipalityCode) }),
  );

  app.post('/api/staff/devices/:deviceId/revoke', staffMay('revoke phones'), async (context) => {
    const staff = context.get('staff');
    const known = await revokeDevice(
      database,
      staff.municipalityCode,
      context.req.param('deviceId'),
      { actor: actorOf(staff), now: now(), stolen: context.req.query('stolen') === 'yes' },
    );
    return known ? context.body(null, 204) : refuse(context, 'not-found');
  });
}
