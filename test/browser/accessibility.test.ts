/** Every address of the app, in looks that turn by a rule: axe finds nothing, nothing needs sideways scrolling. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/learner-settings.ts';
import { axeFindings } from './axe.ts';
import { startPhone, type Phone } from './chromium.ts';
import { pagesOf, sampleOf, screens, wholeOf, type Look, type ScreenName } from './looks.ts';
import { startRealCity, type RealCity } from './real-city.ts';

let city: RealCity;
let phone: Phone;
let pages: Readonly<Record<string, string>>;

beforeAll(async () => {
  city = await startRealCity();
  phone = await startPhone();
  const home = await phone.openPage(`${city.url}/`);
  await home.getByText('電波なしで 使えます').waitFor();
  await home.goto(`${city.url}/class`);
  await home.getByLabel('登録の 8文字').waitFor();
  await judge(home, 'the way into a group');
  await home.getByLabel('登録の 8文字').fill(city.code);
  await home.getByRole('button', { name: '登録する' }).click();
  await home.getByRole('link', { name: '出席を とる' }).first().click();
  await home.locator('button[data-mark]').first().click();
  await home.locator('button[data-mark="present"]').first().waitFor();
  pages = pagesOf(new URL(home.url()).pathname.split('/').at(-1) ?? '');
  // Whoever is signed in at the city sees staff pages on any screen.
  await home.goto(city.staffUrl);
  await home.getByRole('heading', { name: '最近の教室' }).waitFor();
  await home.close();
});

afterAll(async () => {
  await phone.end();
  await city.end();
});

/** The long run takes the whole matrix. */
const looksOf = process.env['CHECK_ALL'] === 'yes' ? wholeOf : sampleOf;

describe.each(looksOf(Object.keys(pagesOf(''))))(
  'text $settings.text, $settings.theme, $settings.language, $settings.family',
  (look) => {
    it('on a phone and at a desk', async () => {
      const page = await phone.openPage(`${city.url}/settings`);
      await keepSettings(page, look.settings);
      await page.close();
      // Two windows side by side: each has a core of its own.
      await Promise.all([judgeAll(look, 'phone'), judgeAll(look, 'desk')]);
    });
  },
);

it('no page complained on the way', () => {
  expect(phone.complaints).toEqual([]);
});

async function judgeAll(look: Look, screen: ScreenName): Promise<void> {
  const page = await phone.openPage('about:blank');
  await page.setViewportSize(screens[screen]);
  for (const name of look.pages[screen]) {
    await page.goto(`${city.url}${pages[name]}`);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(400);
    await judge(page, `${name} on a ${screen}`);
  }
  await page.close();
}

/** Axe by WCAG 2.2 AA, and one column: nothing wider than the screen. */
async function judge(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page), what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${what} is wider than its screen by`).toBeLessThanOrEqual(0);
}

/** Chooses settings as the settings screen would keep them. */
async function keepSettings(page: Page, settings: Settings): Promise<void> {
  await page.evaluate(
    (chosen) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('learner');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction('settings', 'readwrite');
          transaction.objectStore('settings').put({ key: 'settings', ...chosen });
          transaction.addEventListener('complete', () => {
            database.close();
            resolve();
          });
        });
      }),
    settings,
  );
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe(settings.theme);
}
