/** A senior at home: the lesson opens where it was left, with no city and no network at all. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeCard } from '../../src/domain/lessons/three-lines.ts';
import { startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

const lesson = '/lessons/smartphone-basics/tap-and-swipe';

let city: RealCity;
let phone: Phone;

beforeAll(async () => {
  city = await startRealCity();
  phone = await startPhone();
});

afterAll(async () => {
  await phone.end();
  await city.end();
});

const place = (page: Page) => page.getByText(/^\d+ \/ \d+$/).first();

it('a lesson is read to its third step', async () => {
  const page = await phone.openPage(`${city.url}/`);
  await page.getByText('電波なしで 使えます').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.goto(`${city.url}${lesson}`);
  await chooseFamilyIfAsked(page);
  for (let step = 1; step < 3; step += 1) {
    await page.getByRole('button', { name: 'つぎへ' }).click();
    await expect.poll(() => place(page).textContent()).toMatch(new RegExp(`^${step + 1} / `));
  }
});

it('the link of a class gives today’s three lines to the phone', async () => {
  const code = encodeCard({ packId: 'smartphone-basics', lessonId: 'tap-and-swipe' }, [0, 1, 2]);
  const page = await phone.openPage(`${city.url}/card/${code}`);
  await expect.poll(() => page.locator('main ol > li').count()).toBe(3);
});

it('the server is killed and Chromium started anew: the third step is there', async () => {
  await city.kill();
  await phone.restart();
  const page = await phone.openPage(`${city.url}${lesson}`);
  await expect.poll(() => place(page).textContent()).toMatch(/^3 \/ /);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
});

it('the three lines are one tap from home', async () => {
  const page = await phone.openPage(`${city.url}/`);
  await page.getByRole('link', { name: '忘れた ときの カード' }).click();
  await expect.poll(() => page.locator('main ol > li').count()).toBe(3);
  expect(await page.locator('main ol > li').first().textContent()).toContain('1');
});

it('help and its numbers are there too', async () => {
  const page = await phone.openPage(`${city.url}/help`);
  for (const number of ['188', '#9110', '110', '0467-82-1111', '0120-95-0178']) {
    await page.locator(`a[href="tel:${encodeURIComponent(number)}"]`).waitFor();
  }
  expect(phone.complaints).toEqual([]);
});

async function chooseFamilyIfAsked(page: Page): Promise<void> {
  const choice = page.getByRole('button', { name: 'iPhone' });
  await page
    .getByRole('button', { name: /つぎへ|iPhone/ })
    .first()
    .waitFor();
  if (await choice.count()) await choice.first().click();
}
