import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import {
  aCity,
  aLink,
  anAdministrator,
  aServer,
  cookiesOf,
  hiratsuka,
  typeOf,
  type AServer,
} from '../a-server.ts';

const email = 'digital@city.example.jp';
const password = 'correct horse battery';
const minute = 60_000;

let fresh: FreshDatabase;
let sample: AServer;
/** A city that works for real: no sample sign-in, TOTP needed. */
let real: AServer;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  sample = aServer(fresh);
  real = aServer(fresh, { municipalityCode: hiratsuka, sampleSignIn: false });
  await aCity(sample);
  await aCity(real, hiratsuka, { sample: false });
});
afterAll(() => fresh.drop());

const post = (server: AServer, path: string, body: unknown = {}, headers = {}) =>
  server.send('POST', path, { body, headers });
const statusOf = async (server: AServer, path: string, headers = {}) =>
  (await server.send('GET', path, { headers })).status;

/** RFC 6238, SHA-1, 6 digits, 30 seconds; `steps` away from now. */
function oneTimePassword(base32: string, steps = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return `${(digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000}`.padStart(6, '0');
}

describe('The one-time link of the sample', () => {
  test('signs in once, with a cookie that scripts and other sites do not get', async () => {
    await anAdministrator(sample);
    const token = await aLink(sample);
    const response = await post(sample, '/api/staff/one-time-link', { token });
    expect(response.status).toBe(204);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-hiroba\.session_token=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=1800'])
      expect(cookie.split('; ')).toContain(part);
    expect(await statusOf(sample, '/api/staff/documents', { Cookie: cookiesOf(response) })).toBe(
      200,
    );
    const again = await post(sample, '/api/staff/one-time-link', { token });
    expect([again.status, await typeOf(again)]).toEqual([410, 'link-expired']);
  });

  test('opens nothing after 15 minutes, nor after a newer one was made', async () => {
    const old = await aLink(sample);
    const newer = await aLink(sample);
    expect((await post(sample, '/api/staff/one-time-link', { token: old })).status).toBe(410);
    sample.pass(15 * minute + 1);
    expect((await post(sample, '/api/staff/one-time-link', { token: newer })).status).toBe(410);
    sample.pass(-15 * minute - 1);
  });

  test.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto'])(
    'is refused to a request with %s, and stays unused',
    async (header) => {
      const token = await aLink(sample);
      const refused = await post(sample, '/api/staff/one-time-link', { token }, { [header]: 'x' });
      expect([refused.status, await typeOf(refused)]).toEqual([403, 'not-allowed']);
      expect((await post(sample, '/api/staff/one-time-link', { token })).status).toBe(204);
    },
  );

  test('is refused where the installation is none of a sample', async () => {
    const token = await aLink(sample);
    expect((await post(real, '/api/staff/one-time-link', { token })).status).toBe(403);
  });

  test('is kept as a hash only', async () => {
    const token = await aLink(sample);
    const { rows } = await sql`SELECT * FROM auth.one_time_link`.execute(fresh.database);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('The first administrator', () => {
  test('is made by a link, sets up the second factor, and each code signs in once', async () => {
    const token = await aLink(real, 'first-administrator', hiratsuka);
    const made = await post(real, '/api/staff/first-administrator', {
      token,
      name: '係長',
      email,
      password,
    });
    expect(made.status).toBe(204);
    const first = { Cookie: cookiesOf(made) };
    const me = await real.send('GET', '/api/staff/me', { headers: first });
    expect(await me.json()).toMatchObject({ role: 'administrator', twoFactor: false, email });
    const early = await real.send('GET', '/api/staff/documents', { headers: first });
    expect([early.status, await typeOf(early)]).toEqual([403, 'second-factor-needed']);

    const enabled = await post(real, '/api/auth/two-factor/enable', { password }, first);
    const { totpURI } = (await enabled.json()) as { totpURI: string };
    const key = new URL(totpURI).searchParams.get('secret') ?? '';
    const [setUpCode, signInCode] = [oneTimePassword(key), oneTimePassword(key, 1)];
    const verified = await post(
      real,
      '/api/auth/two-factor/verify-totp',
      { code: setUpCode },
      first,
    );
    expect(verified.status).toBe(200);
    const second = { Cookie: cookiesOf(verified) };
    expect(await statusOf(real, '/api/staff/documents', second)).toBe(200);

    const start = async () => {
      const response = await post(real, '/api/auth/sign-in/email', { email, password });
      expect(await response.json()).toMatchObject({ twoFactorRedirect: true });
      return { Cookie: cookiesOf(response) };
    };
    const [here, there] = [await start(), await start()];
    expect(await statusOf(real, '/api/staff/documents', here)).toBe(401);
    const replayed = await post(
      real,
      '/api/auth/two-factor/verify-totp',
      { code: setUpCode },
      here,
    );
    expect(await replayed.json()).toMatchObject({ type: 'sign-in-needed', code: 'INVALID_CODE' });
    const both = await Promise.all(
      [here, there].map((headers) =>
        post(
          real,
          '/api/auth/two-factor/verify-totp',
          { code: signInCode, trustDevice: true },
          headers,
        ),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const opened = both.find(({ status }) => status === 200);
    expect(opened?.headers.getSetCookie().join()).not.toContain('trust');
    expect(await opened?.text()).not.toContain('token');
    const headers = { Cookie: opened ? cookiesOf(opened) : '' };
    expect(await statusOf(real, '/api/staff/documents', headers)).toBe(200);

    const out = await post(real, '/api/auth/sign-out', {}, headers);
    expect(out.status).toBe(200);
    expect(await statusOf(real, '/api/staff/documents', headers)).toBe(401);
  });

  test('is made once: a further link opens nothing while there is one', async () => {
    const token = await aLink(real, 'first-administrator', hiratsuka);
    const body = { token, name: '別の人', email: 'other@city.example.jp', password };
    const response = await post(real, '/api/staff/first-administrator', body);
    expect([response.status, await typeOf(response)]).toEqual([410, 'link-expired']);
  });

  test('needs a password of at least twelve characters', async () => {
    const token = await aLink(real, 'first-administrator', hiratsuka);
    const body = { token, name: '係長', email: 'short@city.example.jp', password: 'elevenchars' };
    const response = await post(real, '/api/staff/first-administrator', body);
    expect(await response.json()).toMatchObject({
      type: 'malformed',
      fields: [{ path: 'password' }],
    });
  });
});

describe('Signing in with a password', () => {
  test('tells nobody whether the address or the password was wrong', async () => {
    const wrongPassword = await post(real, '/api/auth/sign-in/email', {
      email,
      password: 'wrong wrong wrong',
    });
    const wrongAddress = await post(real, '/api/auth/sign-in/email', {
      email: 'nobody@city.example.jp',
      password,
    });
    expect(wrongPassword.status).toBe(401);
    expect(await wrongPassword.json()).toEqual(await wrongAddress.json());
  });

  test('is slowed down after twenty tries from one address', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 21; tries += 1) {
      const response = await real.send('POST', '/api/auth/sign-in/email', {
        address: '198.51.100.7',
        headers: {
          'X-Client-Address': `203.0.113.${tries}`,
          'X-Forwarded-For': `203.0.113.${tries}`,
        },
        body: { email: 'nobody@city.example.jp', password },
      });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
  });

  test('cannot be used to sign up, nor to change a role', async () => {
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/update-user',
      '/api/auth/open-sample-link',
    ])
      expect((await post(real, path, { role: 'administrator' })).status).toBe(404);
  });

  test('is not believed from another site', async () => {
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.example' },
    ]) {
      const response = await post(real, '/api/auth/sign-in/email', { email, password }, headers);
      expect([response.status, await typeOf(response)]).toEqual([403, 'not-allowed']);
    }
  });
});
