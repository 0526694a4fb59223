/** `/api/auth/*`: those of better-auth's addresses that are meant to be used, and no other. */
import { isAPIError } from 'better-auth/api';
import * as v from 'valibot';
import { MunicipalityCode } from '../../protocol/fields.ts';
import type { ProblemCode } from '../../protocol/problem.ts';
import type { JsonValue } from '../../sync/op.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { writeAudit } from '../db/audit.ts';
import { inMunicipality } from '../db/database.ts';
import { problemResponse, refuse } from '../problem.ts';
import { readJson } from '../request-body.ts';
import { clientAddressHeader, type StaffAccounts } from '../sign-in/staff-accounts.ts';

const open: readonly { readonly method: 'GET' | 'POST'; readonly path: string }[] = [
  { method: 'POST', path: '/api/auth/sign-in/email' },
  { method: 'POST', path: '/api/auth/sign-out' },
  { method: 'GET', path: '/api/auth/get-session' },
  { method: 'POST', path: '/api/auth/change-password' },
  { method: 'GET', path: '/api/auth/list-sessions' },
  { method: 'POST', path: '/api/auth/revoke-other-sessions' },
  { method: 'POST', path: '/api/auth/two-factor/enable' },
  { method: 'POST', path: '/api/auth/two-factor/verify-totp' },
  { method: 'POST', path: '/api/auth/two-factor/verify-backup-code' },
  { method: 'POST', path: '/api/auth/two-factor/generate-backup-codes' },
];

export function addSignInRoutes(
  app: App,
  dependencies: Dependencies,
  accounts: StaffAccounts,
): void {
  for (const { method, path } of open)
    app.on(method, path, async (context) => {
      const request = await readAuthRequest(context);
      if (request instanceof Response) return request;
      try {
        return await answer(dependencies, await accounts.handler(request), context);
      } catch (error) {
        if (!isAPIError(error) || error.statusCode >= 500) throw error;
        return refuseSignIn(context, error.statusCode, codeOf(error.body));
      }
    });
}

/** Whatever else better-auth could do with a body is taken out: no remembered phones, no long sessions. */
async function readAuthRequest(context: Context): Promise<Request | Response> {
  const { raw } = context.req;
  const headers = new Headers(raw.headers);
  headers.set(clientAddressHeader, context.env.clientAddress);
  headers.delete('Content-Length');
  // A HEAD is answered like a GET, whose body HTTP then leaves away.
  if (raw.method === 'GET' || raw.method === 'HEAD') return new Request(raw.url, { headers });
  headers.set('Content-Type', 'application/json');
  const hasBody = raw.headers.get('Content-Length') !== '0' && raw.body !== null;
  const body = hasBody ? await readJson(raw) : { ok: true as const, value: {} };
  if (!body.ok) return refuse(context, body.failure.type);
  const { trustDevice: _trust, rememberMe: _remember, ...fields } = asFields(body.value);
  return new Request(raw.url, { method: raw.method, headers, body: JSON.stringify(fields) });
}

const asFields = (value: JsonValue): Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...(value as Record<string, JsonValue>) }
    : {};

const SignedIn = v.looseObject({
  user: v.looseObject({ id: v.string(), municipalityCode: MunicipalityCode }),
});

/** Session tokens go into the cookie alone; a script must not read them from the body. */
async function answer(
  { database, now }: Dependencies,
  response: Response,
  context: Context,
): Promise<Response> {
  if (response.status >= 500) throw new Error(`Sign-in answered ${response.status}`);
  const body: unknown = await response.json().catch(() => null);
  if (response.status >= 400) return refuseSignIn(context, response.status, codeOf(body));
  const signedIn = v.safeParse(SignedIn, body);
  const hasSignedIn = /\/(?:sign-in\/email|verify-totp|verify-backup-code)$/.test(context.req.path);
  if (hasSignedIn && signedIn.success) {
    const { id, municipalityCode } = signedIn.output.user;
    await inMunicipality(database, municipalityCode, (transaction) =>
      writeAudit(transaction, municipalityCode, {
        at: now(),
        actor: `staff:${id}`,
        deed: 'sign in',
        subject: id,
      }),
    );
  }
  const headers = new Headers({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return new Response(JSON.stringify(withoutTokens(body)), { status: response.status, headers });
}

function withoutTokens(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'token')
      .map(([key, inner]) => [key, withoutTokens(inner)]),
  );
}

const codeOf = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : undefined;

/** `code` is better-auth's own word (`INVALID_CODE`, …), from which the screen makes its sentence. */
function refuseSignIn(context: Context, status: number, code: string | undefined): Response {
  const type = problemOf(status);
  context.set('problem', type);
  return problemResponse(type, {
    ...(code === undefined ? {} : { code }),
    ...(status === 429 ? { retryAfter: 60 } : {}),
  });
}

function problemOf(status: number): ProblemCode {
  if (status === 429) return 'too-many-tries';
  if (status === 404) return 'not-found';
  return status === 400 || status === 422 ? 'malformed' : 'sign-in-needed';
}
