/** Lets a signed-in member of staff through who may do the deed, or refuses with the reason. */
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { staffRoles, type StaffMember } from '../../domain/people.ts';
import { may, type Deed } from '../../domain/permissions.ts';
import { MunicipalityCode } from '../../protocol/fields.ts';
import type { Context, Dependencies, Environment } from '../context.ts';
import { readCity } from '../db/cities.ts';
import { refuse } from '../problem.ts';
import type { StaffAccounts } from './staff-accounts.ts';

export type SignedInStaff = StaffMember & {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
};

/** `/api/staff/me` is answered to whoever has still to set up the second factor. */
export type SecondFactor = 'needed' | 'not-yet';

const Account = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  role: v.picklist(staffRoles),
  municipalityCode: MunicipalityCode,
  twoFactorEnabled: v.nullish(v.boolean()),
});

export const createStaffMay =
  (accounts: StaffAccounts, { database, sampleSignIn }: Dependencies) =>
  (deed: Deed, secondFactor: SecondFactor = 'needed') =>
    createMiddleware<Environment>(async (context, next) => {
      const staff = await findStaff(accounts, context);
      if (!staff) return refuse(context, 'sign-in-needed');
      if (!may(staff, deed, staff)) return refuse(context, 'not-allowed');
      if (secondFactor === 'needed' && !staff.twoFactor) {
        // The sample's administrator came by a link and has no password to add a second factor to.
        const city = sampleSignIn ? await readCity(database, staff.municipalityCode) : null;
        if (!city?.sample) return refuse(context, 'second-factor-needed');
      }
      context.set('staff', staff);
      return next();
    });

export type StaffMay = ReturnType<typeof createStaffMay>;

async function findStaff(accounts: StaffAccounts, context: Context): Promise<SignedInStaff | null> {
  const answer = await accounts.api.getSession({
    headers: context.req.raw.headers,
    returnHeaders: true,
  });
  for (const cookie of answer.headers.getSetCookie())
    context.header('Set-Cookie', cookie, { append: true });
  const decoded = v.safeParse(Account, answer.response?.user);
  if (!decoded.success) return null;
  const { id, twoFactorEnabled, ...account } = decoded.output;
  return { kind: 'staff', accountId: id, twoFactor: twoFactorEnabled === true, ...account };
}

/** As the audit names a member of staff. */
export const actorOf = (staff: SignedInStaff): string => `staff:${staff.accountId}`;
