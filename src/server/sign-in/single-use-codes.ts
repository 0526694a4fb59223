/**
 * A one-time password counts once (RFC 6238, 5.2). better-auth accepts a code for as long as its
 * time step lasts; here a code is claimed before it is checked, by one statement, so of two sign-ins
 * with one code at most one gets through.
 */
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import { sql } from 'kysely';
import * as v from 'valibot';
import { MINUTE } from '../../domain/time.ts';
import type { Database } from '../db/database.ts';
import { hmac } from '../secret.ts';

/** Longer than a code is accepted for: its own 30 seconds and the neighbours'. */
const claimLifetime = 5 * MINUTE;
const twoFactorCookie = 'two_factor';

const Body = v.looseObject({ code: v.string(), trustDevice: v.optional(v.unknown()) });

export const singleUseCodes = (options: {
  readonly database: Database;
  readonly secret: string;
  readonly now: () => number;
}): BetterAuthPlugin => ({
  id: 'single-use-codes',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (context) => {
          const body = v.safeParse(Body, context.body);
          if (!body.success) return;
          const accountId = await findAccountId(context);
          if (!accountId) return;
          if (!(await claimCode(options, accountId, body.output.code)))
            throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE' });
        }),
      },
    ],
  },
});

type MiddlewareContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Who is signing in (known by the cookie of the first step) or, at set-up, signed in. */
async function findAccountId(context: MiddlewareContext): Promise<string | null> {
  const session = await getSessionFromCtx(context);
  if (session) return session.user.id;
  const { name } = context.context.createAuthCookie(twoFactorCookie);
  const identifier = await context.getSignedCookie(name, context.context.secret);
  if (!identifier) return null;
  const pending = await context.context.internalAdapter.findVerificationValue(identifier);
  return pending?.value ?? null;
}

async function claimCode(
  { database, secret, now }: Parameters<typeof singleUseCodes>[0],
  accountId: string,
  code: string,
): Promise<boolean> {
  const moment = now();
  await sql`DELETE FROM auth.presented_code WHERE presented_at < ${moment - claimLifetime}`.execute(
    database,
  );
  const { rows } = await sql`
    INSERT INTO auth.presented_code (user_id, code_hash, presented_at)
    SELECT id, ${hmac(secret, 'one-time-password', code)}, ${moment}
    FROM auth."user" WHERE id = ${accountId}
    ON CONFLICT (user_id, code_hash) DO NOTHING RETURNING 1`.execute(database);
  return rows.length > 0;
}
