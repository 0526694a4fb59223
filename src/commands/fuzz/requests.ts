/** Requests as a hostile or broken program might send them, within what HTTP itself lets through. */
import fc from 'fast-check';
import { addressesFor, type Address, type Known } from './addresses.ts';
import { spoiled } from './malformed.ts';

export const identities = ['nobody', 'phone', 'administrator', 'editor', 'viewer'] as const;
export type Identity = (typeof identities)[number];

export type FuzzRequest = {
  readonly as: Identity;
  readonly method: string;
  /** With its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
};

export function requestsFor(known: Known): fc.Arbitrary<FuzzRequest> {
  return fc.oneof(
    ...addressesFor(known).map((address) => ({
      weight: address.weight,
      arbitrary: requestsTo(address, known),
    })),
  );
}

function requestsTo(address: Address, known: Known): fc.Arbitrary<FuzzRequest> {
  const parts = address.path
    .split('/')
    .map((part) => (part.startsWith(':') ? pathParts(known) : fc.constant(part)));
  return fc
    .record({
      as: fc.constantFrom(...identities),
      method: mostly(fc.constant(address.method), fc.constantFrom(...otherMethods)),
      parts: fc.tuple(...parts),
      query:
        address.path === '/api/pull'
          ? cursors(known).map((cursor) => `?cursor=${cursor}`)
          : queries(known),
      headers: headers(known),
      body: address.values
        ? mostly(spoiled(address.values), fc.constant(null))
        : mostly(fc.constant(null), spoiled(fc.jsonValue())),
    })
    .map(({ as, method, parts, query, headers, body }) => ({
      as,
      method,
      path: `${parts.join('/')}${query}`,
      headers: body === null ? withoutContent(headers) : headers,
      body,
    }));
}

const mostly = <Value, Other>(
  usual: fc.Arbitrary<Value>,
  seldom: fc.Arbitrary<Other>,
): fc.Arbitrary<Value | Other> =>
  fc.oneof<fc.MaybeWeightedArbitrary<Value | Other>[]>(
    { weight: 12, arbitrary: usual },
    { weight: 1, arbitrary: seldom },
  );

const otherMethods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'PROPFIND',
  'TRACE',
];

const pathParts = ({ deviceId, ids }: Known): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(deviceId, ...ids) },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-z0-9-]{1,70}$/) },
    { weight: 2, arbitrary: fc.constantFrom(...hostileParts) },
    {
      weight: 1,
      arbitrary: fc.string({ maxLength: 30, unit: 'grapheme' }).map(encodeURIComponent),
    },
  );

const hostileParts = [
  '%00',
  'a%00b',
  '%ff%fe',
  '%E0%A4%A',
  '%',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..',
  '__proto__',
  'constructor',
  "'%20OR%201=1--",
  `${'a'.repeat(2_000)}`,
  '%ED%A0%BD',
];

const cursors = ({ epoch }: Known) =>
  fc.oneof(
    fc.constant(''),
    fc.base64String({ maxLength: 60 }).map((text) => text.replace(/[+/=]/g, '')),
    fc
      .tuple(
        fc.constantFrom('', epoch),
        fc.constantFrom('south', 'south', 'fuzz'),
        fc.constantFrom<unknown>(0, 1, -1, 1e300, 9007199254740991, null, '1'),
        fc.constantFrom('op', 'document', 'x'),
        fc.constantFrom('', '~', '\0', '\ud83d'),
        fc.constantFrom<unknown>(0, -1, 1e300, '', '\0', 9007199254740992),
      )
      .map((tuple) => Buffer.from(JSON.stringify(tuple)).toString('base64url')),
  );

const queries = (known: Known) =>
  mostly(
    fc.constant(''),
    fc.oneof(
      cursors(known).map((cursor) => `?cursor=${cursor}`),
      fc.constantFrom(
        '?',
        '?cursor=%00',
        '?cursor=%',
        '?cursor=%ff',
        '?cursor[]=1',
        '?cursor=a&cursor=b',
        '?fiscalYear=2026',
        '?fiscalYear=',
        '?fiscalYear=999999999999',
        '?fiscalYear=%00',
        '?fiscalYear=1900',
        '?disableCookieCache=true',
        `?x=${'y'.repeat(3_000)}`,
      ),
    ),
  );

const headers = ({ deviceId }: Known): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      contentType: mostly(
        fc.constant('application/json'),
        fc.constantFrom(
          'application/json; charset=utf-16',
          'APPLICATION/JSON',
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/jsonx',
          ';',
          '',
        ),
      ),
      encoding: mostly(
        fc.constant(''),
        fc.constantFrom('gzip', 'br', 'identity', 'deflate, gzip', 'x'),
      ),
      condition: fc.constantFrom('', '*', '"1"', '"2"', '"999999999999999"', 'W/"1"', '"x"', '1'),
      authorization: mostly(
        fc.constant(''),
        fc.constantFrom('Bearer', 'Bearer x', `Bearer ${'A'.repeat(43)}`, 'Basic Og==', deviceId),
      ),
      cookie: mostly(
        fc.constant(''),
        fc.constantFrom(
          '__Host-hiroba.session_token=x.y',
          '=',
          ';;;',
          'a=%',
          `b=${'c'.repeat(3_000)}`,
        ),
      ),
      site: mostly(fc.constant(''), fc.constantFrom('same-origin', 'cross-site', 'none', 'x')),
      origin: mostly(
        fc.constant(''),
        fc.constantFrom('null', 'http://elsewhere.example', '%', 'x y'),
      ),
      accept: mostly(fc.constant(''), fc.constantFrom('text/html', '*/*', 'application/xml')),
      forwarded: mostly(fc.constant(''), fc.constantFrom('1.2.3.4', 'for=x;;')),
    })
    .map((drawn) =>
      Object.fromEntries(
        Object.entries({
          'content-type': drawn.contentType,
          'content-encoding': drawn.encoding,
          [drawn.condition === '*' ? 'if-none-match' : 'if-match']: drawn.condition,
          authorization: drawn.authorization,
          cookie: drawn.cookie,
          'sec-fetch-site': drawn.site,
          origin: drawn.origin,
          accept: drawn.accept,
          'x-forwarded-for': drawn.forwarded,
        }).filter(([, value]) => value !== ''),
      ),
    );

const withoutContent = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));
