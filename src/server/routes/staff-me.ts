/** `GET /api/staff/me`: who is signed in, and in which city. */
import type { Me } from '../../protocol/staff.ts';
import type { App, Dependencies } from '../context.ts';
import { readCity } from '../db/cities.ts';
import { refuse } from '../problem.ts';
import type { StaffMay } from '../sign-in/signed-in-staff.ts';

export function addMeRoute(app: App, { database }: Dependencies, staffMay: StaffMay): void {
  app.get('/api/staff/me', staffMay('read plans', 'not-yet'), async (context) => {
    const { name, email, role, twoFactor, municipalityCode } = context.get('staff');
    const city = await readCity(database, municipalityCode);
    if (!city) return refuse(context, 'not-found');
    const me: Me = { name, email, role, twoFactor, city };
    return context.json(me);
  });
}
