/**
 * One-time links, for the two moments at which nobody can sign in yet: a sample city just loaded, and
 * a real installation without an administrator. Only a link's hash is stored; it is spent by one
 * statement. The endpoints are called by our own routes only, never through `/api/auth`.
 */
import { createAuthEndpoint, APIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import { sql } from 'kysely';
import { DAY, MINUTE } from '../../domain/time.ts';
import { FirstAdministrator, OneTimeLink } from '../../protocol/staff.ts';
import type { Database } from '../db/database.ts';
import { hashToken } from '../secret.ts';

export type LinkPurpose = 'sample-administrator' | 'first-administrator';

const lifetimes: Readonly<Record<LinkPurpose, number>> = {
  'sample-administrator': 15 * MINUTE,
  'first-administrator': DAY,
};

export type LinkWorld = {
  readonly database: Database;
  readonly now: () => number;
};

/** Makes a link's token; earlier links of the same purpose and city open nothing any more. */
export async function issueLink(
  { database, now }: LinkWorld,
  purpose: LinkPurpose,
  municipalityCode: string,
  token: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`DELETE FROM auth.one_time_link WHERE purpose = ${purpose}
      AND municipality_code = ${municipalityCode}`.execute(transaction);
    await sql`
      INSERT INTO auth.one_time_link (token_hash, purpose, municipality_code, expires_at)
      VALUES (${hashToken(token)}, ${purpose}, ${municipalityCode}, ${now() + lifetimes[purpose]})`.execute(
      transaction,
    );
  });
}

/** Is there anybody who can sign in and let others in? */
export async function hasAdministrator(
  database: Database,
  municipalityCode: string,
): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM auth."user" WHERE "role" = 'administrator'
    AND "municipalityCode" = ${municipalityCode} LIMIT 1`.execute(database);
  return rows.length > 0;
}

export const oneTimeLinks = (world: LinkWorld) =>
  ({
    id: 'one-time-links',
    endpoints: {
      openSampleLink: createAuthEndpoint.serverOnly(
        { method: 'POST', body: OneTimeLink },
        async (context) => {
          const municipalityCode = await spendLink(
            world,
            'sample-administrator',
            context.body.token,
          );
          const accountId = municipalityCode && (await findAdministrator(world, municipalityCode));
          const account =
            accountId && (await context.context.internalAdapter.findUserById(accountId));
          if (!account) throw new APIError('GONE');
          const session = await context.context.internalAdapter.createSession(account.id);
          await setSessionCookie(context, { session, user: account });
          return context.json({ accountId: account.id, municipalityCode });
        },
      ),
      createFirstAdministrator: createAuthEndpoint.serverOnly(
        {
          method: 'POST',
          body: FirstAdministrator,
        },
        async (context) => {
          const { token, name, email, password } = context.body;
          const hash = await context.context.password.hash(password);
          const municipalityCode = await spendLink(world, 'first-administrator', token);
          if (!municipalityCode || (await hasAdministrator(world.database, municipalityCode)))
            throw new APIError('GONE');
          const { internalAdapter } = context.context;
          const account = await internalAdapter.createUser(
            { email, name, emailVerified: true, role: 'administrator', municipalityCode },
            { method: 'email-password' },
          );
          await internalAdapter.linkAccount({
            userId: account.id,
            providerId: 'credential',
            accountId: account.id,
            password: hash,
          });
          const session = await internalAdapter.createSession(account.id);
          await setSessionCookie(context, { session, user: account });
          return context.json({ accountId: account.id, municipalityCode });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

async function spendLink(
  { database, now }: LinkWorld,
  purpose: LinkPurpose,
  token: string,
): Promise<string | null> {
  const { rows } = await sql<{ municipality_code: string }>`
    UPDATE auth.one_time_link SET used_at = ${now()}
    WHERE token_hash = ${hashToken(token)} AND purpose = ${purpose}
      AND used_at IS NULL AND expires_at > ${now()}
    RETURNING municipality_code`.execute(database);
  return rows[0]?.municipality_code ?? null;
}

async function findAdministrator(
  { database }: LinkWorld,
  municipalityCode: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`SELECT "id" FROM auth."user"
    WHERE "role" = 'administrator' AND "municipalityCode" = ${municipalityCode}
    ORDER BY "createdAt" LIMIT 1`.execute(database);
  return rows[0]?.id ?? null;
}
