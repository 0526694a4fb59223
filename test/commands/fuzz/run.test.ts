import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesFor } from '../../../src/commands/fuzz/addresses.ts';
import { spoiled } from '../../../src/commands/fuzz/malformed.ts';
import type { FuzzRequest } from '../../../src/commands/fuzz/requests.ts';
import { fuzz, judge } from '../../../src/commands/fuzz/run.ts';
import { valuesOf } from '../../../src/commands/fuzz/schema-arbitrary.ts';
import { openTarget, type Target } from '../../../src/commands/fuzz/target.ts';
import { EnrollmentRequest } from '../../../src/protocol/enrollment.ts';
import { bodyByKind } from '../../../src/protocol/documents.ts';
import { WireOp } from '../../../src/protocol/op.ts';
import { exportNames } from '../../../src/server/export-tables.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';

let fresh: FreshDatabase;
let target: Target;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  target = await openTarget({ ...fresh, clientFolder: tmpdir() });
});
afterAll(async () => {
  await target.close();
  await fresh.drop();
});

const known = { deviceId: 'f'.repeat(32), ids: ['south'], epoch: 'e' };

describe('Malformed requests', () => {
  test('to every address, as nobody, a phone and staff of each role, are all answered in our words', async () => {
    const { findings, statuses } = await fuzz(target, { n: 600, seed: 1 });
    expect(
      findings.map(
        ({ fault, request: { as, method, path } }) => `${fault}: ${method} ${path} as ${as}`,
      ),
    ).toEqual([]);
    expect(target.faults).toEqual([]);
    // Not all are refused at the door.
    for (const status of ['200', '400', '401', '403', '404', '415'])
      expect(statuses[status], status).toBeGreaterThan(5);
  }, 120_000);

  test('that found something once find nothing any more', async () => {
    await target.refresh();
    const { epoch } = target.known;
    const cursorOf = (...place: unknown[]) =>
      Buffer.from(JSON.stringify([epoch, 'south', ...place])).toString('base64url');
    const pull = (...place: unknown[]) =>
      ({ as: 'phone', method: 'GET', path: `/api/pull?cursor=${cursorOf(...place)}` }) as const;
    const create = (name: string) =>
      ({
        as: 'administrator',
        method: 'PUT',
        path: '/api/staff/documents/venue/new-place',
        headers: { 'content-type': 'application/json', 'if-none-match': '*' },
        body: Buffer.from(`{"name":"${name}"}`),
      }) as const;
    const again: readonly (Pick<FuzzRequest, 'as' | 'method' | 'path'> & Partial<FuzzRequest>)[] = [
      { as: 'administrator', method: 'POST', path: '/api/staff/devices/a%00b/revoke' },
      { as: 'administrator', method: 'DELETE', path: '/api/staff/enrollment-codes/a%00b' },
      { as: 'administrator', method: 'HEAD', path: '/api/auth/list-sessions' },
      { as: 'administrator', method: 'HEAD', path: '/api/auth/get-session' },
      pull(1e300, 'op', '~', 0),
      pull(0, 'op', '', 1e300),
      pull(0, 'op', '\0', 0),
      pull(0, 'document', '', '\0'),
      create('a\\u0000b'),
      create('\\ud83d'),
    ];
    for (const request of again) {
      const answer = await target.send({ headers: {}, body: null, ...request });
      expect(judge(request, answer), request.path).toBeNull();
      expect(answer.status).toBe(
        request.method === 'HEAD' ? 200 : request.path.includes('%00') ? 404 : 400,
      );
    }
  });

  test('reach every address that the server has', () => {
    const folder = 'src/server/routes';
    const inSources = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/'(\/(?:api|metrics)[^'*]*)'/g)].map(
        ([, path = '']) => path,
      ),
    );
    expect(inSources.length).toBeGreaterThan(20);
    const tried = addressesFor(known).map(({ path }) => path);
    expect(inSources.filter((path) => !tried.includes(path))).toEqual([]);
    for (const name of exportNames) expect(tried).toContain(`/api/exports/${name}.csv`);
  });
});

describe('What malformed bodies begin as', () => {
  test.each([
    ['an enrollment', EnrollmentRequest],
    ['an op', WireOp],
    ['a venue', bodyByKind.venue],
    ['a course', bodyByKind.course],
  ])('is mostly what the schema takes: %s', (_, schema) => {
    const values = fc.sample(valuesOf(schema), { seed: 1, numRuns: 200 });
    expect(values.filter((value) => v.is(schema, value)).length).toBeGreaterThan(100);
  });

  test('is spoiled the same way by the same seed, with doubled keys, U+0000 and half characters among it', () => {
    const make = () =>
      fc.sample(spoiled(fc.constant({ id: 'a', list: [1] })), { seed: 2, numRuns: 3_000 });
    const bodies = make().map((body) => body.toString('latin1'));
    expect(bodies).toEqual(make().map((body) => body.toString('latin1')));
    for (const part of ['\\u0000', '\\ud83d', '1e999', '[[[[[[[[[[', '"__proto__"'])
      expect(
        bodies.some((body) => body.includes(part)),
        part,
      ).toBe(true);
    expect(bodies.some((body) => /^\{"id":.{1,30},"id":"a"/.test(body))).toBe(true);
  });
});

describe('An answer is judged', () => {
  const problem = { type: 'malformed', title: 'x', status: 400 };
  const answer = (status: number, contentType: string, value: unknown) => ({
    status,
    contentType,
    body: Buffer.from(JSON.stringify(value)),
  });
  test.each([
    ['a success', answer(200, 'application/json', {}), null],
    ['our refusal', answer(400, 'application/problem+json', problem), null],
    ['a fault', answer(500, 'application/problem+json', problem), 'status 500'],
    ['a page', answer(404, 'text/html', ''), 'a refusal as "text/html"'],
    [
      'another status within',
      answer(404, 'application/problem+json', problem),
      'a refusal that names another status',
    ],
    [
      'a word that is none of ours',
      answer(400, 'application/problem+json', { ...problem, type: 'oops' }),
      'a refusal that is no problem of ours',
    ],
    ['silence', new Error('socket hang up'), 'no answer: socket hang up'],
  ])('%s', (_, given, fault) => {
    expect(judge({ method: 'GET' }, given)).toBe(fault);
  });
});
