/** Every screen of the three roles, with a fixed sample of settings: axe finds nothing, nothing needs sideways scrolling. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskScreen, startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

let city: RealCity;
let phone: Phone;
let desk: Phone;
let classPath = '';

beforeAll(async () => {
  city = await startRealCity();
  phone = await startPhone();
  desk = await startPhone(deskScreen);
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
  classPath = new URL(home.url()).pathname;
  await home.close();
  const staff = await desk.openPage(city.staffUrl);
  await staff.getByRole('heading', { name: '最近の教室' }).waitFor();
  await staff.close();
});

afterAll(async () => {
  await phone.end();
  await desk.end();
  await city.end();
});

const learnerPaths = [
  '/',
  '/help',
  '/settings',
  '/lessons/my-number-card',
  '/lessons/my-number-card/four-pins',
];
const volunteerPaths = () => [
  '/class',
  '/class/new',
  '/class/sync',
  classPath,
  `${classPath}/mastery`,
  `${classPath}/finish`,
];
const staffPaths = ['/staff', '/staff/classes', '/staff/places', '/staff/phones', '/staff/exports'];

/** A wide net with few knots: each setting stands in at least one look. */
const sample = [
  { text: 'normal', theme: 'light', furigana: 'on', hand: 'right' },
  { text: 'double', theme: 'hc-dark', furigana: 'off', hand: 'left' },
  { text: 'larger', theme: 'hc-light', furigana: 'on', hand: 'right' },
] as const;

const everyLook = (['normal', 'large', 'larger', 'double'] as const).flatMap((text) =>
  (['light', 'hc-dark', 'hc-light'] as const).map((theme) => ({
    text,
    theme,
    furigana: 'on' as const,
    hand: 'right' as const,
  })),
);

type Look = (typeof sample)[number] | (typeof everyLook)[number];

/** The long run takes the whole matrix. */
const looks: readonly Look[] =
  process.env['CHECK_ALL'] === 'yes' ? [...sample, ...everyLook] : sample;

describe.each(looks)('text $text, $theme', (look) => {
  it('learner screens', () => judgeAll(phone, learnerPaths, look));
  it('volunteer screens', () => judgeAll(phone, volunteerPaths(), look));
  it('staff screens at the desk', () => judgeAll(desk, staffPaths, look));
});

it('no page complained on the way', () => {
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});

async function judgeAll(device: Phone, paths: readonly string[], look: Look): Promise<void> {
  const page = await device.openPage(`${city.url}${paths[0]}`);
  await keepSettings(page, look);
  for (const path of paths) {
    await page.goto(`${city.url}${path}`);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(400);
    await judge(page, path);
  }
  await page.close();
}

/** Axe by WCAG 2.2 AA, and one column: nothing wider than the screen. */
async function judge(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
  expect(found, what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${what} is wider than its screen by`).toBeLessThanOrEqual(0);
}

/** Chooses settings as the settings screen would keep them. */
async function keepSettings(page: Page, look: Look): Promise<void> {
  await page.evaluate(
    (chosen) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('learner');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction('settings', 'readwrite');
          transaction
            .objectStore('settings')
            .put({ key: 'settings', language: 'ja', family: 'iphone', ...chosen });
          transaction.addEventListener('complete', () => {
            database.close();
            resolve();
          });
        });
      }),
    look,
  );
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
    .toBe(look.theme);
}
