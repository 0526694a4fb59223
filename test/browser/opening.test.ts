/** A lesson is on the screen before the app is: in every look, with and without a network, whatever was emptied. */
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBrowser, startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

const lesson = '/lessons/my-number-card/certificate-at-konbini';
const drawn = '/lessons/smartphone-basics/tap-and-swipe';

let city: RealCity;
let phone: Phone;
let visitors: Browser;

beforeAll(async () => {
  city = await startRealCity();
  phone = await startPhone();
  visitors = await startBrowser();
});

afterAll(async () => {
  await visitors.close();
  await phone.end();
  await city.end();
});

const place = (page: Page) => page.getByText(/^\d+ \/ \d+$/).first();
const next = (page: Page) => page.getByRole('button', { name: 'つぎへ' });

describe('on a first visit', () => {
  it('the first step can be read where no script runs at all', async () => {
    const page = await visitors.newPage({ javaScriptEnabled: false });
    await page.goto(`${city.url}${lesson}`);
    expect(await page.locator('main h1').innerText()).toContain('コンビニで とれる');
    expect(await page.title()).toBe('コンビニで 住民票 | スマホひろば');
  });

  it('what is pressed before the app has come is pressed when it has', async () => {
    const page = await phone.context().newPage();
    let arrive = () => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/assets\/app-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${city.url}${lesson}`, { waitUntil: 'commit' });
    await next(page).click();
    await next(page).click();
    expect(await place(page).textContent()).toBe('1 / 8');
    arrive();
    await expect.poll(() => place(page).textContent()).toBe('3 / 8');
    // The tab may go only when the disk knows of the second press.
    const [, , third] = await stepIds(page);
    await expect.poll(() => page.evaluate(reachedSteps)).toEqual([third]);
    await page.close();
  });

  it('without a service worker the lesson opens all the same', async () => {
    const page = await visitors.newPage({ serviceWorkers: 'block' });
    await page.goto(`${city.url}${lesson}`);
    await next(page).click();
    await expect.poll(() => place(page).textContent()).toBe('2 / 8');
  });
});

describe('without a network', () => {
  beforeAll(async () => {
    const page = await phone.openPage(`${city.url}/`);
    await page.getByText('電波なしで 使えます').waitFor();
    await settled(page, ['/', '/help', lesson, drawn]);
    await page.close();
    city.line.cut();
  });

  it.each<[string, Record<string, string>]>([
    ['as it is at first', {}],
    ['for an iPhone', { family: 'iphone' }],
    ['doubled, on black, without readings', { text: 'double', theme: 'hc-dark', furigana: 'off' }],
    [
      'in English, for the left hand',
      { language: 'en', text: 'large', theme: 'light', hand: 'left' },
    ],
    ['in plain Japanese', { language: 'ja-easy', text: 'normal', furigana: 'on', hand: 'right' }],
    ['and back in Japanese', { language: 'ja' }],
  ])('nothing flashes and nothing jumps: %s', async (_look, settings) => {
    await choose(settings);
    for (const path of [lesson, drawn, '/help', '/']) {
      const page = await phone.context().newPage();
      await page.addInitScript(watchTheOpening);
      await page.goto(`${city.url}${path}`);
      await expect.poll(() => page.evaluate('globalThis.opening.taken')).toBe(true);
      await page.waitForTimeout(300);
      const seen = (await page.evaluate('globalThis.opening')) as Opening;
      expect({ path, shifts: seen.shifts, look: seen.look }).toEqual({
        path,
        shifts: [],
        look: await lookOf(page),
      });
      expect(seen.wordsAtFirst).toBe(await page.locator('main').innerText());
      await page.close();
    }
    expect(phone.complaints).toEqual([]);
  });

  it('a lesson opens at the step where it was left, already on the page', async () => {
    const page = await phone.openPage(`${city.url}${lesson}`);
    expect(await place(page).textContent()).toBe('3 / 8');
    await page.getByRole('button', { name: 'もどる' }).click();
    await expect.poll(() => place(page).textContent()).toBe('2 / 8');
    await expect.poll(() => page.evaluate(keptPage, lesson)).toContain('8の うち 2');
    await page.close();
  });

  it('a browser that emptied its cache of pages composes them from the databases', async () => {
    const page = await phone.openPage(`${city.url}/help`);
    await page.evaluate(`caches.delete('pages')`);
    await page.goto(`${city.url}${lesson}`);
    expect(await page.evaluate(`document.getElementById('page-facts') !== null`)).toBe(true);
    await expect.poll(() => place(page).textContent()).toBe('2 / 8');
    await page.close();
  });

  it('a browser that emptied the database of lessons still opens their pages', async () => {
    const page = await phone.openPage(`${city.url}/help`);
    await page.evaluate(emptyLessons);
    await page.goto(`${city.url}${lesson}`);
    await expect.poll(() => place(page).textContent()).toBe('2 / 8');
    await next(page).click();
    await expect.poll(() => place(page).textContent()).toBe('3 / 8');
    await page.close();
  });

  it('a browser that emptied every cache says plainly what to do, and whom to call', async () => {
    const page = await phone.openPage(`${city.url}/help`);
    await page.evaluate(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))`,
    );
    await page.goto(`${city.url}/settings`);
    expect(await page.locator('h1').innerText()).toBe('いまは ひらけません');
    expect(await page.locator('a[href="tel:188"]').innerText()).toBe('消費者ホットライン 188');
    city.line.mend();
    await page.getByRole('link', { name: 'もう一度 ひらく' }).click();
    await page.getByRole('heading', { level: 1, name: '文字・音' }).waitFor();
    await page.close();
  });
});

type Opening = {
  readonly shifts: readonly number[];
  readonly look: string;
  readonly wordsAtFirst: string;
  readonly taken: boolean;
};

/** Runs before the page: what stands there when it is parsed, every jump, and when the app has taken over. */
const watchTheOpening = `
  globalThis.opening = { shifts: [], look: '', wordsAtFirst: '', taken: false };
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) opening.shifts.push(shift.value);
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('DOMContentLoaded', () => {
    const { text, theme, furigana, hand } = document.documentElement.dataset;
    opening.look = [document.documentElement.lang, text, theme, furigana, hand].join(' ');
    opening.wordsAtFirst = document.querySelector('main').innerText;
  });
  document.addEventListener('app-ready', () => {
    opening.taken = true;
  });
`;

/** The look as the settings have it, once the app has read them. */
function lookOf(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const { text, theme, furigana, hand } = document.documentElement.dataset;
    return [document.documentElement.lang, text, theme, furigana, hand].join(' ');
  })()`);
}

/** Chooses as the settings screen does, and waits until the pages have followed. */
async function choose(settings: Record<string, string>): Promise<void> {
  const page = await phone.openPage(`${city.url}/settings`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const before = await page.evaluate(composedFrom);
  await page.evaluate(putSettings, settings);
  // The app hears of it at its next opening, as after a change in another window.
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const isChanged = Object.keys(settings).length > 0;
  await expect
    .poll(async () => isChanged === !isDeepStrictEqual(await page.evaluate(composedFrom), before))
    .toBe(true);
  let last = '';
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await page.evaluate(composedFrom));
        const isStill = now === last;
        last = now;
        return isStill;
      },
      { interval: 700, timeout: 20_000 },
    )
    .toBe(true);
  await page.close();
}

async function settled(page: Page, paths: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(Object.keys((await page.evaluate(composedFrom)) as object)).toEqual(
        expect.arrayContaining([...paths]),
      ),
    { timeout: 60_000, interval: 500 },
  );
}

/** Addresses of the kept pages, each with the name of what it was composed from. */
const composedFrom = `caches.open('pages').then(async (cache) => {
  const rows = (await cache.keys()).map(async (request) => [
    new URL(request.url).pathname,
    (await cache.match(request)).headers.get('X-Composed-From'),
  ]);
  return Object.fromEntries(await Promise.all(rows));
})`;

async function keptPage(path: string): Promise<string> {
  return (await (await caches.match(path, { cacheName: 'pages' }))?.text()) ?? '';
}

/** As the page's own facts name them, in their order. */
async function stepIds(page: Page): Promise<string[]> {
  const facts = await page.evaluate(`document.getElementById('page-facts').textContent`);
  const { opened } = JSON.parse(String(facts)) as {
    opened: { lesson: { steps: { stepId: string }[] } };
  };
  return opened.lesson.steps.map(({ stepId }) => stepId);
}

function reachedSteps(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('learner');
    opened.addEventListener('error', () => reject(opened.error ?? new Error('not opened')));
    opened.addEventListener('success', () => {
      const database = opened.result;
      const rows = database.transaction('progress').objectStore('progress').getAll();
      rows.addEventListener('success', () => {
        database.close();
        resolve((rows.result as { stepId: string }[]).map(({ stepId }) => stepId));
      });
    });
  });
}

function putSettings(settings: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('learner');
    opened.addEventListener('error', () => reject(opened.error ?? new Error('not opened')));
    opened.addEventListener('success', () => {
      const database = opened.result;
      const transaction = database.transaction('settings', 'readwrite');
      const store = transaction.objectStore('settings');
      const row = store.get('settings');
      row.addEventListener('success', () => {
        store.put({ ...row.result, ...settings, key: 'settings' });
      });
      transaction.addEventListener('complete', () => {
        database.close();
        resolve();
      });
    });
  });
}

function emptyLessons(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('library');
    opened.addEventListener('error', () => reject(opened.error ?? new Error('not opened')));
    opened.addEventListener('success', () => {
      const database = opened.result;
      const stores = ['shelf', 'lessons', 'drawn'];
      const transaction = database.transaction(stores, 'readwrite');
      for (const store of stores) transaction.objectStore(store).clear();
      transaction.addEventListener('complete', () => {
        database.close();
        resolve();
      });
    });
  });
}
