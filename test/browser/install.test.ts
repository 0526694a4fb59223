/**
 * Browsers as people have them: LINE's, Safari's, Chrome's. What each is told, that nothing jumps when the
 * reading font comes, and that a lost connection to the storage costs no tap.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inAppAgents, ownAgents } from '../client/app/user-agents.ts';
import { axeFindings } from './axe.ts';
import {
  japanese,
  openWatched,
  phoneScreen,
  startBrowser,
  startPhone,
  type Phone,
} from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';
import { shiftsOf, watchShifts } from './shifts.ts';

const lesson = '/lessons/smartphone-basics/tap-and-swipe';

let city: RealCity;
let visitors: Browser;
/** Those of the test under way. */
const phones: Phone[] = [];
const visits: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  city = await startRealCity();
  visitors = await startBrowser();
});

afterEach(async () => {
  for (const visit of visits.splice(0)) await visit.close();
  for (const phone of phones.splice(0)) {
    await phone.end();
    complaints.push(...phone.complaints);
  }
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(heard.join('\n'));
});

afterAll(async () => {
  await visitors.close();
  await city.end();
});

async function open(path: string, userAgent?: string): Promise<{ phone: Phone; page: Page }> {
  const phone = await startPhone(phoneScreen, userAgent);
  phones.push(phone);
  return { phone, page: await phone.openPage(new URL(path, city.url).href) };
}

/** A short visit with another browser: pages only, nothing that is kept for later. */
async function visit(path: string, userAgent: string): Promise<Page> {
  const context = await visitors.newContext({ ...japanese, viewport: phoneScreen, userAgent });
  visits.push(context);
  return openWatched(context, new URL(path, city.url).href, complaints);
}

describe('in LINE', () => {
  it('home, a lesson and the way into a group lead to the same address in the phone’s own browser', async () => {
    const page = await visit('/', inAppAgents.lineOnAndroid);
    for (const path of ['/', lesson, '/class']) {
      await page.goto(`${city.url}${path}`);
      const way = page.getByRole('link', { name: 'ふつうの ブラウザーで ひらく' });
      await way.waitFor();
      await page.locator('h1').first().waitFor();
      expect(await way.getAttribute('href')).toBe(`${path}?openExternalBrowser=1`);
      expect(await axeFindings(page)).toEqual([]);
    }
  });

  it('the advice stands there from the first moment, and nothing moves when the app comes', async () => {
    const { phone } = await open('about:blank', inAppAgents.lineOnAndroid);
    const page = phone.context().pages()[0] ?? (await phone.context().newPage());
    await watchShifts(page);
    for (const visit of ['first', 'next']) {
      await page.goto(`${city.url}/`, { waitUntil: 'commit' });
      await page.getByText('LINEの 中の 画面です').waitFor();
      await page.getByText('電波なしで 使えます').waitFor();
      expect([visit, await shiftsOf(page)]).toEqual([visit, []]);
    }
  });

  it('the advice is no wall: put away, it stays away, and the lesson goes on', async () => {
    const page = await visit(lesson, inAppAgents.lineOnIphone);
    await page.getByRole('button', { name: 'このまま 使う' }).click();
    await page
      .getByRole('button', { name: /^iPhone/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'つぎへ' }).click();
    await page
      .getByText(/^2 \/ /)
      .first()
      .waitFor();
    await page.getByText('おわる', { exact: true }).click();
    await page.getByText('こんにちは。').waitFor();
    expect(await page.getByText('LINEの 中の 画面です').count()).toBe(0);
    expect(await page.getByText('ホーム画面に 置けます').count()).toBe(0);
  });

  it('whoever arrives in the own browser finds a clean address and no advice', async () => {
    const page = await visit(`${lesson}?openExternalBrowser=1`, ownAgents.chromeOnAndroid);
    await expect.poll(() => page.url()).toBe(`${city.url}${lesson}`);
    expect(await page.getByText('LINEの 中の 画面です').count()).toBe(0);
  });
});

it('in another app a drawing shows the menu and the row to touch', async () => {
  const page = await visit('/', inAppAgents.instagramOnAndroid);
  await page.getByText('Instagramの 中の 画面です').waitFor();
  await page.getByRole('button', { name: 'ひらきかたを 見る' }).click();
  const steps = page.getByRole('list', { name: 'ひらきかたを 見る' }).getByRole('listitem');
  await expect.poll(() => steps.count()).toBe(2);
  expect(await axeFindings(page)).toEqual([]);
});

describe('the way to the home screen', () => {
  it.each([
    ['safariOnIphone', 'iPhoneの Safari', 3],
    ['chromeOnIphone', 'iPhoneの ほかの ブラウザー', 3],
    ['samsung', 'Galaxyの ブラウザー', 4],
    ['firefoxOnAndroid', 'Androidの Firefox', 3],
    ['safariOnMac', 'Macの Safari', 2],
  ] as const)('of %s is shown in steps', async (agent, name, count) => {
    const page = await visit('/install', ownAgents[agent]);
    await page.getByRole('heading', { name: `いまの ブラウザー: ${name}` }).waitFor();
    const steps = page.getByRole('list', { name: '手じゅん' }).getByRole('listitem');
    expect(await steps.count()).toBe(count);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('of another browser can be chosen', async () => {
    const page = await visit('/install', ownAgents.firefoxOnDesk);
    await page.getByText('置く しくみが 見あたりません').waitFor();
    await page.getByRole('radio', { name: 'Macの Safari' }).check();
    await page.getByText('「Dockに 追加」を えらびます').waitFor();
    expect(await page.getByText('置く しくみが 見あたりません').count()).toBe(0);
  });

  it('is not offered to whom has gone it, and the page says so', async () => {
    const page = await visit('/help', ownAgents.safariOnIphone);
    // As Safari says it on an iPhone; no desk's Chromium can be told to run from a home screen.
    await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: true }));
    await page.goto(`${city.url}/install`);
    await page.getByRole('heading', { name: 'もう ホーム画面に あります' }).waitFor();
    await page.getByRole('link', { name: 'はじめへ' }).click();
    await page.getByText('こんにちは。').waitFor();
    expect(await page.getByText('ホーム画面に 置けます').count()).toBe(0);
  });
});

it('the settings say how much lies on this phone, how much room there is and what is promised', async () => {
  const { page } = await open('/settings', ownAgents.safariOnIphone);
  const section = page.getByRole('region', { name: 'この スマホに のこす もの' });
  await section.waitFor();
  await section
    .getByText(/^\d+ [GM]B/)
    .first()
    .waitFor();
  await section.getByText('まだ 保護されて いません').waitFor();
  await section.getByText('Safariは、しばらく ひらかない').waitFor();
  await section.getByRole('link', { name: 'ホーム画面に 置く' }).click();
  await page.getByRole('heading', { name: 'ホーム画面に 置く' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/install');
});

describe('the reading font', () => {
  it('comes late, leaves the lesson that is being read as it is, is drawn from the next page on, and moves nothing', async () => {
    const { phone } = await open('/');
    const page = await phone.openPage('about:blank');
    await watchShifts(page);
    await page.goto(`${city.url}${lesson}`);
    await page
      .getByRole('button', { name: /^iPhone/ })
      .first()
      .click();
    await page
      .getByText(/^1 \/ /)
      .first()
      .waitFor();
    await waitForFont(page);
    // At a later start it is kept, and waits for the next page all the same: nothing moves.
    await page.reload();
    await page
      .getByText(/^1 \/ /)
      .first()
      .waitFor();
    await waitForFont(page);
    expect(await shiftsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'つぎへ' }).click();
    await page
      .getByText(/^2 \/ /)
      .first()
      .waitFor();
    expect(await fontOf(page)).toBeUndefined();
    await page.getByRole('link', { name: 'おわる' }).click();
    await expect.poll(() => fontOf(page)).toBe('reading');
    await page.waitForTimeout(700);
    expect(await shiftsOf(page)).toEqual([]);
  });

  it('is kept on the phone: without a network it comes all the same', async () => {
    const { page } = await open('/');
    await page.getByText('電波なしで 使えます').waitFor();
    await waitForFont(page);
    city.line.cut();
    await page.reload();
    await page.getByText('こんにちは。').waitFor();
    await waitForFont(page);
    await page.getByRole('link', { name: '困ったとき' }).click();
    await page.getByRole('heading', { name: '困ったとき' }).waitFor();
    expect(await fontOf(page)).toBe('reading');
    city.line.mend();
  });
});

describe('when another tab takes the database away', () => {
  it('a choice in the settings is kept and shown all the same', async () => {
    const { phone, page } = await open('/settings');
    await page.getByRole('radio', { name: '黒い 地に 白い 文字' }).click();
    const other = await phone.openPage(`${city.url}/help`);
    await takeAway(other, 'learner');
    await page.getByRole('radio', { name: '左手' }).click();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset['hand']))
      .toBe('left');
    await page.reload();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset['hand']))
      .toBe('left');
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('hc-dark');
  });

  it('every tap of a roll call is on the disk once, under a number of its own', async () => {
    const { phone, page } = await open('/class');
    await page.getByLabel('登録の 8文字').fill(city.code);
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('link', { name: '出席を とる' }).first().click();
    const other = await phone.openPage(`${city.url}/help`);
    const tiles = page.locator('button[data-mark]');
    for (let tile = 0; tile < 6; tile += 1) {
      await tiles.nth(tile).click();
      if (tile % 2 === 0) await takeAway(other, 'records');
    }
    await expect.poll(() => page.locator('button[data-mark="present"]').count()).toBe(6);
    await page.reload();
    await expect.poll(() => page.locator('button[data-mark="present"]').count()).toBe(6);
    const seqs = await readSeqs(page);
    // What happened, and six marks.
    expect(seqs).toEqual(Array.from({ length: 7 }, (_, index) => index + 1));
  });
});

const fontOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['font']);

const waitForFont = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => [...document.fonts].map(({ status }) => status)), {
      timeout: 20_000,
    })
    .toEqual(['loaded', 'loaded']);

/** Opens a database under a greater version: the browser closes every other connection to it. */
async function takeAway(page: Page, name: string): Promise<void> {
  await page.evaluate(
    (database) =>
      new Promise<void>((resolve, reject) => {
        const asking = indexedDB.open(database);
        asking.addEventListener('success', () => {
          const version = asking.result.version + 1;
          asking.result.close();
          const opening = indexedDB.open(database, version);
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    name,
  );
}

function readSeqs(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const opening = indexedDB.open('records');
        opening.addEventListener('success', () => {
          const asking = opening.result.transaction('ops').objectStore('ops').getAll();
          asking.addEventListener('success', () => {
            opening.result.close();
            resolve(
              (asking.result as { seq: number }[]).map(({ seq }) => seq).sort((a, b) => a - b),
            );
          });
        });
      }),
  );
}
