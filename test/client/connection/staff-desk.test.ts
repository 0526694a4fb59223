import { beforeEach, describe, expect, it } from 'vitest';
import { createStaffDesk } from '../../../src/client/connection/staff-desk.ts';
import { readCity } from '../../../src/client/store/queries/city.ts';
import { readOverview } from '../../../src/client/store/queries/overview.ts';
import {
  openLibraryDatabase,
  type LibraryDatabase,
} from '../../../src/client/store/library-database.ts';
import { anOverview, city, me, places } from '../staff/visit.tsx';

type Asked = { method: string; path: string; headers: Headers; body: unknown };

let asked: Asked[];
let library: LibraryDatabase;
let filesKept: number;

beforeEach(async () => {
  asked = [];
  filesKept = 0;
  library = openLibraryDatabase('staff-desk');
  await Promise.all([library.city.clear(), library.reports.clear()]);
});

/** A desk whose city gives one answer to whatever it is asked. */
function deskAnswering(answer: () => Response | Promise<Response>) {
  return createStaffDesk({
    library,
    keepFiles: async () => {
      filesKept += 1;
      return true;
    },
    fetch: async (input, init) => {
      asked.push({
        method: init?.method ?? 'GET',
        path: String(input),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      });
      return answer();
    },
  });
}
const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status });
const empty = () => new Response(null, { status: 204 });

describe('the staff desk', () => {
  it('keeps the city’s facts and the pages’ files when somebody is signed in', async () => {
    expect(await deskAnswering(json(200, me)).me()).toEqual({ ok: true, value: me });
    expect(await readCity(library)).toEqual(city);
    expect(filesKept).toBe(1);
  });

  it('keeps nothing when nobody is', async () => {
    const refusal = { type: 'sign-in-needed', title: 'x', status: 401 };
    expect(await deskAnswering(json(401, refusal)).me()).toEqual({ ok: false, failure: refusal });
    expect(await readCity(library)).toBeNull();
    expect(filesKept).toBe(0);
  });

  it('tells a finished sign-in from one that waits for a code', async () => {
    const finished = await deskAnswering(json(200, { user: {} })).signIn('a@example.jp', 'secret');
    const waiting = await deskAnswering(json(200, { twoFactorRedirect: true })).signIn('a', 'b');
    expect([finished, waiting]).toEqual([
      { ok: true, value: 'signed-in' },
      { ok: true, value: 'code-needed' },
    ]);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/auth/sign-in/email',
      body: { email: 'a@example.jp', password: 'secret' },
    });
  });

  it.each([
    ['123456', '/api/auth/two-factor/verify-totp', '123456'],
    [' １２３ ４５６ ', '/api/auth/two-factor/verify-totp', '123456'],
    ['aB3dE-fG5hI', '/api/auth/two-factor/verify-backup-code', 'aB3dE-fG5hI'],
  ])('hands %j in at %s', async (typed, path, code) => {
    await deskAnswering(json(200, {})).verifyCode(typed);
    expect(asked).toMatchObject([{ path, body: { code } }]);
  });

  it('creates with If-None-Match, and edits with the revision that was on the screen', async () => {
    const [venue] = places;
    const desk = deskAnswering(json(200, { document: venue }));
    expect(await desk.saveDocument('venue', 'nango', null, { name: '南湖公民館' })).toEqual({
      ok: true,
      value: venue,
    });
    await desk.saveDocument('venue', 'nango', 3, { name: '南湖公民館' });
    await desk.deleteDocument('venue', 'nango', 3);
    expect(
      asked.map(({ method, path, headers }) => [
        method,
        path,
        headers.get('if-none-match'),
        headers.get('if-match'),
      ]),
    ).toEqual([
      ['PUT', '/api/staff/documents/venue/nango', '*', null],
      ['PUT', '/api/staff/documents/venue/nango', null, '"3"'],
      ['DELETE', '/api/staff/documents/venue/nango', null, '"3"'],
    ]);
  });

  it('hands on the colleague’s document of a stale edit', async () => {
    const refusal = { type: 'stale-edit', title: 'x', status: 412, current: places[0] };
    const saved = await deskAnswering(json(412, refusal)).saveDocument('venue', 'nango', 1, {
      name: 'x',
    });
    expect(saved).toEqual({ ok: false, failure: refusal });
  });

  it('keeps a report with its time, and forgets it at sign-out', async () => {
    const overview = anOverview();
    await deskAnswering(json(200, overview)).refreshOverview(2026);
    expect(asked[0]?.path).toBe('/api/reports/overview?fiscalYear=2026');
    expect(await readOverview(library, 2026)).toEqual(overview);
    await deskAnswering(json(200, { success: true })).signOut();
    expect(await readOverview(library, 2026)).toBeNull();
  });

  it('leaves the kept report alone when the new one does not come', async () => {
    await deskAnswering(json(200, anOverview())).refreshOverview(2026);
    const cut = await deskAnswering(() =>
      Promise.reject(new TypeError('no network')),
    ).refreshOverview(2026);
    expect(cut).toEqual({ ok: false, failure: { type: 'offline' } });
    expect(await readOverview(library, 2026)).toEqual(anOverview());
  });

  it('takes an empty answer for done', async () => {
    expect(await deskAnswering(empty).openOneTimeLink('t')).toEqual({
      ok: true,
      value: 'signed-in',
    });
    expect(await deskAnswering(empty).revokeDevice('d')).toEqual({ ok: true, value: 'revoked' });
  });
});

describe('an answer that is not the city’s', () => {
  it('a Wi-Fi’s own page counts as no answer', async () => {
    const page = () => new Response('<html>Wi-Fi</html>', { status: 200 });
    expect(await deskAnswering(page).me()).toEqual({ ok: false, failure: { type: 'offline' } });
  });

  it('of another shape is refused, not believed', async () => {
    expect(await deskAnswering(json(200, { name: 'x' })).me()).toMatchObject({
      ok: false,
      failure: { type: 'unexpected', status: 200 },
    });
  });

  it.each([
    [400, 'malformed'],
    [401, 'sign-in-needed'],
    [429, 'too-many-tries'],
    [502, 'unavailable'],
    [418, 'unexpected'],
  ])('with status %i and no problem in it is read as %s', async (status, type) => {
    const answer = await deskAnswering(() => new Response('nginx', { status })).me();
    expect(answer).toMatchObject({ ok: false, failure: { type, status } });
  });

  it('that hangs is given up', async () => {
    const timedOut = () => Promise.reject(new DOMException('', 'TimeoutError'));
    expect(await deskAnswering(timedOut).me()).toEqual({
      ok: false,
      failure: { type: 'offline', timedOut: true },
    });
  });
});
