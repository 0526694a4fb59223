/** Builders for tests against the whole app on a real database, without a port. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { hexOf } from '../../src/domain/ids.ts';
import { createLearnerId } from '../../src/domain/learner-code.ts';
import type { DocumentBody } from '../../src/protocol/documents.ts';
import type { EnrollmentRequest } from '../../src/protocol/enrollment.ts';
import type { PushAnswer } from '../../src/protocol/push.ts';
import type { PullPage } from '../../src/protocol/pull.ts';
import { createApp, type Handler } from '../../src/server/app.ts';
import type { Dependencies } from '../../src/server/context.ts';
import { createCity } from '../../src/server/db/cities.ts';
import { issueEnrollmentCode } from '../../src/server/db/enrollment-codes.ts';
import { saveDocument, type AnyBody } from '../../src/server/db/documents.ts';
import { createEnrollmentCode } from '../../src/server/enrollment-code.ts';
import type { RequestLine } from '../../src/server/log.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { hmac } from '../../src/server/secret.ts';
import { ensureSampleAdministrator } from '../../src/server/sign-in/sample-administrator.ts';
import { issueLink, type LinkPurpose } from '../../src/server/sign-in/one-time-links.ts';
import type { JsonValue, Op } from '../../src/sync/op.ts';
import type { FreshDatabase } from '../fresh-database.ts';

export const chigasaki = '142077';
export const hiratsuka = '142034';
export const publicUrl = 'http://localhost:8080';
const secret = 'a secret that only this test run knows';

export type AServer = {
  readonly handle: Handler;
  readonly dependencies: Dependencies;
  readonly lines: readonly RequestLine[];
  readonly faults: readonly unknown[];
  /** Moves the server's clock on, in ms. */
  readonly pass: (ms: number) => void;
  readonly send: (
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; address?: string },
  ) => Promise<Response>;
};

export function aServer(
  { database, pool }: Pick<FreshDatabase, 'database' | 'pool'>,
  changes: Partial<Dependencies> = {},
): AServer {
  const lines: RequestLine[] = [];
  const faults: unknown[] = [];
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const dependencies: Dependencies = {
    database,
    pool,
    municipalityCode: chigasaki,
    now,
    randomBytes: (count) => randomBytes(count),
    secret,
    metrics: createMetrics({ database, pool, now }),
    metricsToken: null,
    log: { request: (line) => lines.push(line), fault: (_, error) => faults.push(error) },
    publicUrl,
    clientFolder: tmpdir(),
    sampleSignIn: true,
    ...changes,
  };
  const handle = createApp(dependencies);
  return {
    handle,
    dependencies,
    lines,
    faults,
    pass: (ms) => {
      clock.ahead += ms;
    },
    send: (method, path, { body, headers = {}, address = '192.0.2.1' } = {}) =>
      handle(
        new Request(`${publicUrl}${path}`, {
          method,
          headers: {
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined
            ? {}
            : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
        address,
      ),
  };
}

/** A city with one venue and one course, and a group for each name. */
export async function aCity(
  server: AServer,
  code: string = chigasaki,
  options: { sample?: boolean; groups?: readonly string[] } = {},
): Promise<void> {
  const { database } = server.dependencies;
  await createCity(
    database,
    {
      municipalityCode: code,
      name: code === chigasaki ? '茅ヶ崎市' : '平塚市',
      timeZone: 'Asia/Tokyo',
      sample: options.sample ?? true,
      settings: { 'city-phone': '0467-82-1111' },
    },
    hexOf(randomBytes(16)),
  );
  await aDocument(server, 'nango', { kind: 'venue', body: { name: '南湖公民館' } }, code);
  await aDocument(
    server,
    'basics',
    {
      kind: 'course',
      body: { title: 'スマホのきほん', packId: 'smartphone-basics', lessonIds: ['tap-and-swipe'] },
    },
    code,
  );
  for (const group of options.groups ?? ['south', 'north'])
    await aDocument(server, group, { kind: 'group', body: { name: `グループ${group}` } }, code);
}

export async function aDocument(
  { dependencies: { database, now, randomBytes } }: AServer,
  documentId: string,
  content: AnyBody,
  municipalityCode: string = chigasaki,
  expected: number | null = null,
): Promise<void> {
  const saved = await saveDocument(
    database,
    { municipalityCode, batchId: hexOf(randomBytes(16)), deviceId: null, storedAt: now() },
    { documentId, expected, content },
    'server',
  );
  if (!saved.ok) throw new Error(`Saving ${documentId}: ${saved.failure.type}`);
}

export const aPlannedClass = (
  changes: Partial<DocumentBody<'planned-class-session'>> = {},
): AnyBody => ({
  kind: 'planned-class-session',
  body: {
    courseId: 'basics',
    groupId: 'south',
    venueId: 'nango',
    date: '2026-11-22',
    start: '10:00',
    end: '11:30',
    roster: [],
    status: 'planned',
    ...changes,
  },
});

export const aLearner = (): string => createLearnerId(randomBytes(8));

export const aPublicKey = () => ({
  kty: 'EC' as const,
  crv: 'P-256' as const,
  x: randomBytes(32).toString('base64url'),
  y: randomBytes(32).toString('base64url'),
});

/** An open code of a group. */
export async function aCode(
  { dependencies }: AServer,
  groupId = 'south',
  municipalityCode: string = chigasaki,
): Promise<string> {
  const code = createEnrollmentCode(randomBytes(5));
  await issueEnrollmentCode(dependencies.database, {
    municipalityCode,
    groupId,
    codeId: hexOf(randomBytes(8)),
    codeHmac: hmac(dependencies.secret, 'enrollment-code', code),
    actor: 'server',
    now: dependencies.now(),
  });
  return code;
}

export type APhone = {
  readonly deviceId: string;
  readonly headers: Record<string, string>;
  /** Makes the phone's next op. */
  readonly op: (
    classSessionId: string,
    learnerId: string,
    field: string,
    value: JsonValue,
    parents?: readonly string[],
  ) => Op;
  readonly push: (ops: readonly unknown[], changes?: Record<string, unknown>) => Promise<Response>;
  /** Pushes and expects to be answered. */
  readonly deliver: (ops: readonly unknown[]) => Promise<PushAnswer>;
  /** All pages from a cursor. */
  readonly pull: (
    cursor?: string,
  ) => Promise<Pick<PullPage, 'ops' | 'documents' | 'cursor' | 'epoch'>>;
};

export async function aPhone(
  server: AServer,
  groupId = 'south',
  municipalityCode: string = chigasaki,
  publicKey: EnrollmentRequest['publicKey'] = aPublicKey(),
): Promise<APhone> {
  const deviceId = randomBytes(16).toString('hex');
  const enrolled = await server.send('POST', '/api/enrollments', {
    // Its own line to the net: tries are counted by address, also those under way at once.
    address: `2001:db8::${deviceId.slice(0, 4)}`,
    body: {
      proto: 2,
      code: await aCode(server, groupId, municipalityCode),
      deviceId,
      publicKey,
    },
  });
  if (enrolled.status !== 201) throw new Error(`Enrolling: ${await enrolled.text()}`);
  const { token } = (await enrolled.json()) as { token: string };
  const headers = { Authorization: `Bearer ${token}` };
  const made = { seq: 0 };
  const push: APhone['push'] = (ops, changes = {}) =>
    server.send('POST', '/api/push', {
      headers,
      body: {
        proto: 2,
        build: 'test',
        deviceId,
        epochSeen: null,
        lastSeq: made.seq,
        nonce: randomBytes(16).toString('hex'),
        ops,
        ...changes,
      },
    });
  return {
    deviceId,
    headers,
    push,
    op: (classSessionId, learnerId, field, value, parents = []) => {
      made.seq += 1;
      return {
        deviceId,
        seq: made.seq,
        actorId: '-',
        register: { classSessionId, learnerId, field },
        value,
        parents,
        clock: { millis: server.dependencies.now(), counter: 0 },
        schema: 1,
      };
    },
    deliver: async (ops) => {
      const response = await push(ops);
      if (response.status !== 200) throw new Error(`Pushing: ${await response.text()}`);
      return (await response.json()) as PushAnswer;
    },
    pull: async (from = '') => {
      const whole: PullPage['ops'] = [];
      const documents: PullPage['documents'] = [];
      for (let cursor = from; ;) {
        const response = await server.send('GET', `/api/pull?cursor=${cursor}`, { headers });
        if (response.status !== 200) throw new Error(`Pulling: ${await response.text()}`);
        const page = (await response.json()) as PullPage;
        whole.push(...page.ops);
        documents.push(...page.documents);
        cursor = page.cursor;
        if (!page.more) return { ops: whole, documents, cursor, epoch: page.epoch };
      }
    },
  };
}

export async function aLink(
  { dependencies: { database, now } }: AServer,
  purpose: LinkPurpose = 'sample-administrator',
  municipalityCode: string = chigasaki,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await issueLink({ database, now }, purpose, municipalityCode, token);
  return token;
}

/** Headers of a signed-in administrator of the sample city. */
export async function anAdministrator(
  server: AServer,
  municipalityCode: string = chigasaki,
): Promise<Record<string, string>> {
  await ensureSampleAdministrator(server.dependencies, municipalityCode);
  const token = await aLink(server, 'sample-administrator', municipalityCode);
  const opened = await server.send('POST', '/api/staff/one-time-link', { body: { token } });
  if (opened.status !== 204) throw new Error(`Signing in: ${await opened.text()}`);
  return { Cookie: cookiesOf(opened) };
}

/** What a browser would send back. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

export const typeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { type: string }).type;
