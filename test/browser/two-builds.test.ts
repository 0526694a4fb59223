/** The city is renewed while people have the app open: nothing breaks, nothing changes under the finger. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';
import { makeTwoBuilds, type TwoBuilds } from './two-builds.ts';

let builds: TwoBuilds;
let city: RealCity;
let phone: Phone;
/** Tabs of build A: at home, in the middle of a lesson, and one that is opened when build B waits. */
let home: Page;
let lesson: Page;
let late: Page;

beforeAll(async () => {
  // Both builds are the real one, whatever this process is told to be.
  vi.stubEnv('NODE_ENV', 'production');
  builds = await makeTwoBuilds();
  vi.unstubAllEnvs();
  city = await startRealCity(builds.folder);
  phone = await startPhone();
});
afterAll(async () => {
  await phone.end();
  await city.end();
  builds.remove();
});

const promptOf = (page: Page) => page.getByRole('heading', { name: '新しい 版が あります' });

const greetingOfA = /こんにちは。/;
const greetingOfB = /こんばんは。/;

/** Is this heading there, now or soon? */
const sees = async (page: Page, name: string | RegExp): Promise<boolean> => {
  await page.getByRole('heading', { name }).first().waitFor();
  return true;
};

/** Goes to an address inside the app, as a link does. */
const go = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);

/** What a reload would wipe out. */
const mark = (page: Page) =>
  page.evaluate(() => {
    Object.assign(globalThis, { isSamePage: true });
  });
const isSamePage = (page: Page) => page.evaluate(() => 'isSamePage' in globalThis);

it('the worker takes the page of its own build only', () => {
  const read = (name: string) => readFileSync(join(builds.folder, 'client', name));
  const hash = createHash('sha256').update(read('index.html')).digest('base64');
  expect(read('sw.js').toString()).toContain(`sha256-${hash}`);
});

it('the app of build A is open, at home and in a lesson', async () => {
  const first = await phone.openPage(`${city.url}/`);
  await first.getByText('電波なしで 使えます').waitFor();
  await first.close();
  home = await phone.openPage(`${city.url}/`);
  expect(await sees(home, greetingOfA)).toBe(true);
  lesson = await phone.openPage(`${city.url}/lessons/smartphone-basics/tap-and-swipe`);
  await lesson.getByRole('button', { name: 'iPhone' }).first().click();
  await lesson.getByRole('button', { name: 'つぎへ' }).click();
  await lesson
    .getByText(/^2 \/ \d+$/)
    .first()
    .waitFor();
  for (const page of [home, lesson]) await mark(page);
});

it('the city switches to build B: an open page of build A still loads the parts of its own', async () => {
  builds.switchToB();
  const loaded: string[] = [];
  home.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/assets/')) loaded.push(`${pathname} ${response.status()}`);
  });
  await go(home, '/class');
  await home.getByLabel('登録の 8文字').waitFor();
  const ofA = loaded.find((line) => /^\/assets\/VolunteerRoutes-.*\.js /.test(line));
  expect(ofA).toMatch(/ 200$/);
  const assetsOfB = readdirSync(join(builds.folder, 'client', 'assets'));
  expect(assetsOfB.map((name) => `/assets/${name} 200`)).not.toContain(ofA);
  const ofB = await (await fetch(`${city.url}/`)).text();
  expect(ofB).not.toBe(
    await home.evaluate(() =>
      caches.match('/index.html', { ignoreSearch: true }).then((page) => page?.text()),
    ),
  );
  expect(await isSamePage(home)).toBe(true);
});

it('build B is installed beside it and says so, but not in the middle of a lesson', async () => {
  await home.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await promptOf(home).waitFor();
  await lesson.getByRole('button', { name: 'つぎへ' }).click();
  await lesson
    .getByText(/^3 \/ \d+$/)
    .first()
    .waitFor();
  expect(await promptOf(lesson).count()).toBe(0);
  for (const page of [home, lesson]) expect(await isSamePage(page)).toBe(true);
});

it('whoever opens the app meanwhile gets all of build A, and hears of build B too', async () => {
  late = await phone.openPage(`${city.url}/`);
  expect(await sees(late, greetingOfA)).toBe(true);
  await promptOf(late).waitFor();
});

it('accepted, build B runs; the tab in the lesson is not reloaded and goes on', async () => {
  await go(home, '/');
  await home.getByRole('button', { name: 'いま 入れる' }).click();
  expect(await sees(home, greetingOfB)).toBe(true);
  expect(await isSamePage(home)).toBe(false);
  expect(await isSamePage(lesson)).toBe(true);
  await lesson.getByRole('button', { name: 'つぎへ' }).click();
  await lesson
    .getByText(/^4 \/ \d+$/)
    .first()
    .waitFor();
  await go(lesson, '/settings');
  expect(await sees(lesson, '文字・音')).toBe(true);
});

it('a tab in which nobody has said so yet is asked still, and then turns to build B as well', async () => {
  await late.getByRole('button', { name: 'いま 入れる' }).click();
  expect(await sees(late, greetingOfB)).toBe(true);
});

it('build B opens without the city, whole', async () => {
  city.line.cut();
  const page = await phone.openPage(`${city.url}/`);
  expect(await sees(page, greetingOfB)).toBe(true);
  await go(page, '/help');
  expect(await sees(page, '困ったとき')).toBe(true);
  await page.close();
  city.line.mend();
});

it('a part that neither the phone nor the city gives is said plainly, and comes back with the network', async () => {
  city.line.cut();
  const devtools = await phone.context().newCDPSession(lesson);
  await devtools.send('Network.clearBrowserCache');
  await go(lesson, '/help');
  expect(await sees(lesson, '画面の 一部が この 電話に ありません')).toBe(true);
  city.line.mend();
  await lesson.getByRole('button', { name: '開きなおす' }).click();
  expect(await sees(lesson, '困ったとき')).toBe(true);
});

it('a phone whose lessons were emptied says so, and has them again by itself with the network', async () => {
  await home.evaluate(
    () =>
      new Promise((resolve) => {
        const open = indexedDB.open('library');
        open.onsuccess = () => {
          const { result } = open;
          const change = result.transaction(['shelf', 'lessons'], 'readwrite');
          change.objectStore('shelf').clear();
          change.objectStore('lessons').clear();
          change.oncomplete = () => {
            result.close();
            resolve(null);
          };
        };
      }),
  );
  city.line.cut();
  await home.reload();
  expect(await sees(home, '教材は まだ この電話に ありません')).toBe(true);
  city.line.mend();
  await home.getByText('電波なしで 使えます').waitFor();
});

it('a phone whose caches were emptied fetches the app again at the next visit with a network', async () => {
  await home.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await home.goto(`${city.url}/`);
  expect(await sees(home, greetingOfB)).toBe(true);
  await home.getByText('電波なしで 使えます').waitFor();
  city.line.cut();
  await home.reload();
  expect(await sees(home, greetingOfB)).toBe(true);
  city.line.mend();
});
