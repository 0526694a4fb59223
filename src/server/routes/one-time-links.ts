/** `POST /api/staff/one-time-link` and `POST /api/staff/first-administrator`. */
import { isAPIError } from 'better-auth/api';
import * as v from 'valibot';
import { FirstAdministrator, OneTimeLink } from '../../protocol/staff.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { writeAudit } from '../db/audit.ts';
import { inMunicipality } from '../db/database.ts';
import { wasForwarded } from '../forwarded.ts';
import { refuse } from '../problem.ts';
import { decodeBody } from '../request-body.ts';
import type { StaffAccounts } from '../sign-in/staff-accounts.ts';

const Opened = v.object({ accountId: v.string(), municipalityCode: v.string() });

export function addOneTimeLinkRoutes(
  app: App,
  dependencies: Dependencies,
  accounts: StaffAccounts,
): void {
  app.post('/api/staff/one-time-link', async (context) => {
    // Forwarded means that somebody may reach this from outside, where a sample must not open.
    if (!dependencies.sampleSignIn || wasForwarded(context.req.raw.headers))
      return refuse(context, 'not-allowed');
    const body = await decodeBody(context, OneTimeLink);
    if (!body.ok) return body.failure;
    return open(dependencies, context, 'sign in', () =>
      accounts.api.openSampleLink({ body: body.value, asResponse: true }),
    );
  });

  app.post('/api/staff/first-administrator', async (context) => {
    const body = await decodeBody(context, FirstAdministrator);
    if (!body.ok) return body.failure;
    return open(dependencies, context, 'create first administrator', () =>
      accounts.api.createFirstAdministrator({ body: body.value, asResponse: true }),
    );
  });
}

/** Answers 204 with the session's cookie. */
async function open(
  { database, now }: Dependencies,
  context: Context,
  deed: 'sign in' | 'create first administrator',
  call: () => Promise<Response>,
): Promise<Response> {
  const response = await call().catch((error: unknown) => {
    if (!isAPIError(error)) throw error;
    return null;
  });
  if (!response || response.status === 410) return refuse(context, 'link-expired');
  if (!response.ok) throw new Error(`A one-time link answered ${response.status}`);
  const { accountId, municipalityCode } = v.parse(Opened, await response.json());
  await inMunicipality(database, municipalityCode, (transaction) =>
    writeAudit(transaction, municipalityCode, {
      at: now(),
      actor: `staff:${accountId}`,
      deed,
      subject: accountId,
    }),
  );
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 204, headers });
}
