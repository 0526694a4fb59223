/**
 * Staff's accounts and sign-in: better-auth with password and TOTP. What it cannot be told by
 * configuration is added beside this file: hashed session tokens and their limits, codes that count
 * once, one-time links. Which of its addresses are open is listed in `routes/sign-in.ts`.
 */
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { MINUTE } from '../../domain/time.ts';
import type { Database } from '../db/database.ts';
import { idleLimit, withHashedSessions } from './hashed-sessions.ts';
import { oneTimeLinks } from './one-time-links.ts';
import { singleUseCodes } from './single-use-codes.ts';

/** Set by our route from the socket, whatever the request says; see `routes/sign-in.ts`. */
export const clientAddressHeader = 'x-client-address';

const quarterHour = 15 * 60;

export type StaffAccountsOptions = {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => number;
};

export type StaffAccounts = ReturnType<typeof createStaffAccounts>;

export function createStaffAccounts({ database, secret, publicUrl, now }: StaffAccountsOptions) {
  const tables = database.withSchema('auth');
  return betterAuth({
    appName: 'スマホひろば',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: (options: BetterAuthOptions) =>
      withHashedSessions(
        kyselyAdapter(tables, { type: 'postgres', transaction: true })(options),
        now,
      ),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        municipalityCode: { type: 'string', required: true, input: false },
      },
    },
    session: {
      expiresIn: idleLimit / 1000,
      // How far an open session's end may lag behind its use, so that not every request writes.
      updateAge: MINUTE / 1000,
    },
    plugins: [
      twoFactor({ issuer: 'スマホひろば' }),
      singleUseCodes({ database, secret, now }),
      oneTimeLinks({ database, now }),
    ],
    rateLimit: {
      enabled: true,
      storage: 'database',
      customRules: {
        '/sign-in/email': { window: quarterHour, max: 20 },
        '/two-factor/*': { window: quarterHour, max: 40 },
      },
    },
    advanced: {
      cookiePrefix: '__Host-hiroba',
      // The prefix in our own name already demands Secure; this setting would put another before it.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // `cross-site.ts` has refused what these would check, by the browser's own word for it.
      disableOriginCheck: true,
      disableCSRFCheck: true,
    },
    // Its log lines quote e-mail addresses; refusals and faults are logged by the app.
    logger: { disabled: true },
    telemetry: { enabled: false },
    onAPIError: { throw: true },
  });
}
