/** What is fuzzed: the whole app behind a real port, a sample city, and somebody of every kind signed in. */
import { randomBytes } from 'node:crypto';
import { Agent, request as httpRequest, type Server } from 'node:http';
import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { hexOf } from '../../domain/ids.ts';
import { staffRoles, type StaffRole } from '../../domain/people.ts';
import { createApp } from '../../server/app.ts';
import type { Dependencies } from '../../server/context.ts';
import type { Database } from '../../server/db/database.ts';
import { issueEnrollmentCode } from '../../server/db/enrollment-codes.ts';
import { createEnrollmentCode } from '../../server/enrollment-code.ts';
import { createMetrics } from '../../server/metrics.ts';
import { prepareCity } from '../../server/prepare-city.ts';
import { hashToken, hmac } from '../../server/secret.ts';
import { issueLink } from '../../server/sign-in/one-time-links.ts';
import type { Known } from './addresses.ts';
import type { FuzzRequest, Identity } from './requests.ts';

export type Answer = {
  readonly status: number;
  readonly contentType: string;
  /** Each `Set-Cookie`. */
  readonly cookies: readonly string[];
  readonly body: Buffer;
};

export type Target = {
  readonly known: Known;
  /** Rejects where the connection ended without an answer. */
  readonly send: (request: FuzzRequest) => Promise<Answer>;
  /** Signs everybody in again who was signed out, and forgets counted tries. */
  readonly refresh: () => Promise<void>;
  /** What the app told its log as a fault. */
  readonly faults: readonly unknown[];
  readonly close: () => Promise<void>;
};

const municipalityCode = '142077';
const deviceId = 'f'.repeat(32);
const localhost = '127.0.0.1';

/** On a migrated, empty database. */
export async function openTarget({
  database,
  pool,
  clientFolder,
}: {
  readonly database: Database;
  readonly pool: Pool;
  readonly clientFolder: string;
}): Promise<Target> {
  const faults: unknown[] = [];
  const secret = hexOf(randomBytes(32));
  const world = {
    database,
    secret,
    now: Date.now,
    randomBytes: (count: number) => randomBytes(count),
  };
  await prepareCity(world, {
    municipality: { code: municipalityCode, name: '茅ヶ崎市' },
    sampleAllowed: true,
  });
  await addStaff(database);
  const dependencies: Dependencies = {
    ...world,
    pool,
    municipalityCode,
    log: { request: () => undefined, fault: (_, error) => faults.push(error) },
    metrics: createMetrics({ database, pool, now: Date.now }),
    metricsToken: null,
    publicUrl: 'http://localhost:8080',
    clientFolder,
    sampleSignIn: true,
  };
  const handle = createApp(dependencies);
  // Each from an address of its own: tries are counted by address, and few are allowed.
  const visitors = { count: 0 };
  const nextAddress = () => {
    visitors.count += 1;
    return `2001:db8::${(visitors.count >> 16).toString(16)}:${(visitors.count & 0xffff).toString(16)}`;
  };
  const server = await new Promise<Server>((resolve) => {
    const started = serve(
      {
        fetch: (request) => handle(request, nextAddress()),
        hostname: localhost,
        port: 0,
      },
      () => resolve(started as Server),
    );
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const agent = new Agent({ keepAlive: true });
  const proofs = new Map<Identity, Record<string, string>>();
  const ask = (request: Omit<FuzzRequest, 'as'>) => sendTo(agent, port, request);

  const refresh = async () => {
    await sql`TRUNCATE auth.enrollment_try, auth."rateLimit"`.execute(database);
    const phone = proofs.get('phone');
    if (!phone || !(await opens(ask, '/api/pull', phone)))
      proofs.set('phone', await enrollAgain(dependencies, ask));
    for (const role of staffRoles) {
      const cookie = proofs.get(role);
      if (!cookie || !(await opens(ask, '/api/staff/me', cookie)))
        proofs.set(role, await signIn(dependencies, ask, role));
    }
  };
  await refresh();
  const pulled = await ask({
    method: 'GET',
    path: '/api/pull',
    headers: proofs.get('phone') ?? {},
    body: null,
  });
  const { epoch } = JSON.parse(pulled.body.toString()) as { epoch: string };
  return {
    known: {
      deviceId,
      ids: ['south', 'north', 'basics', 'sample-class-1', 'venue', 'group'],
      epoch,
    },
    faults,
    refresh,
    send: ({ as, ...request }) =>
      // What the request itself says goes before who it is sent as.
      ask({ ...request, headers: { ...proofs.get(as), ...request.headers } }),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Ask = (request: Omit<FuzzRequest, 'as'>) => Promise<Answer>;

const opens = async (ask: Ask, path: string, headers: Record<string, string>): Promise<boolean> =>
  (await ask({ method: 'GET', path, headers, body: null })).status === 200;

const post = (ask: Ask, path: string, value: unknown): Promise<Answer> =>
  ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  });

/** The phone with the id that requests know, after whatever staff have done to it. */
async function enrollAgain(
  { database, secret, now }: Dependencies,
  ask: Ask,
): Promise<Record<string, string>> {
  const code = createEnrollmentCode(randomBytes(5));
  await database.transaction().execute(async (transaction) => {
    await sql`SELECT set_config('hiroba.municipality', ${municipalityCode}, true)`.execute(
      transaction,
    );
    await sql`DELETE FROM device WHERE device_id = ${deviceId}`.execute(transaction);
    await sql`UPDATE document SET deleted = false WHERE kind = 'group'
      AND document_id IN ('south', 'north')`.execute(transaction);
  });
  await issueEnrollmentCode(database, {
    municipalityCode,
    groupId: 'south',
    codeId: hexOf(randomBytes(8)),
    codeHmac: hmac(secret, 'enrollment-code', code),
    actor: 'server',
    now: now(),
  });
  const part = () => randomBytes(32).toString('base64url');
  const { status, body } = await post(ask, '/api/enrollments', {
    proto: 1,
    code,
    deviceId,
    publicKey: { kty: 'EC', crv: 'P-256', x: part(), y: part() },
  });
  if (status !== 201) throw new Error(`Enrolling: ${status} ${body.toString()}`);
  const { token } = JSON.parse(body.toString()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

async function addStaff(database: Database): Promise<void> {
  for (const role of staffRoles.filter((one) => one !== 'administrator'))
    await sql`
      INSERT INTO auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt",
        "role", "municipalityCode")
      VALUES (${role}, ${role}, ${`${role}@fuzz.invalid`}, true, now(), now(), ${role},
        ${municipalityCode})`.execute(database);
}

/** By the administrator's link; the session is then handed to the one who is wanted. */
async function signIn(
  dependencies: Dependencies,
  ask: Ask,
  role: StaffRole,
): Promise<Record<string, string>> {
  const token = randomBytes(32).toString('base64url');
  await issueLink(dependencies, 'sample-administrator', municipalityCode, token);
  const { status, cookies } = await post(ask, '/api/staff/one-time-link', { token });
  if (status !== 204) throw new Error(`Signing in: ${status}`);
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  const session = /session_token=([^.;]+)/.exec(decodeURIComponent(cookie))?.[1] ?? '';
  if (role !== 'administrator')
    await sql`UPDATE auth."session" SET "userId" = ${role}
      WHERE "token" = ${`sha256:${hashToken(session)}`}`.execute(dependencies.database);
  return { cookie };
}

function sendTo(agent: Agent, port: number, request: Omit<FuzzRequest, 'as'>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = request;
    const sent = httpRequest(
      {
        agent,
        host: localhost,
        port,
        method,
        path,
        headers: { ...headers, ...(body ? { 'content-length': `${body.length}` } : {}) },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            cookies: response.headers['set-cookie'] ?? [],
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    sent.once('error', (error) => {
      // The server may close a connection that rests (or whose request it did not read to the end)
      // at the moment at which it is used again; then nobody has seen this request.
      if (sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        sendTo(agent, port, request).then(resolve, reject);
      else reject(error);
    });
    sent.end(body ?? undefined);
  });
}
