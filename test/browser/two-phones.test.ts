/**
 * Two helpers, two phones, one roster, no network: what differs is kept as two people's marks and settled with
 * one tap; a sheet of paper is typed in between. Real Chromium, real server, real PostgreSQL.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

let city: RealCity;
let phones: readonly [Phone, Phone];
let a: Page;
let b: Page;

beforeAll(async () => {
  const [started, first, second] = await Promise.all([startRealCity(), startPhone(), startPhone()]);
  city = started;
  phones = [first, second];
  const code = await secondCode(first);
  [a, b] = await Promise.all([join(first, city.code), join(second, code)]);
});

afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.end()));
  await city.end();
});

it('both mark one class without a network; merged, one tap settles where they differ', async () => {
  city.line.cut();
  await Promise.all([a, b].map((page) => page.reload()));
  await Promise.all([a, b].map((page) => link(page, '出席を とる').first().click()));
  await mark(a, 1, '出席');
  await mark(a, 2, '出席');
  await mark(b, 2, '欠席');

  await link(b, '紙で とる').click();
  await b.getByLabel('来た 人の 番号').fill('３、５〜４');
  await b.getByText('出席 3人').waitFor();
  await button(b, '記録する').click();
  await link(b, '出席の 画面へ').click();
  await expect.poll(() => markOf(b, 5)).toBe('present');

  city.line.mend();
  await send(b);
  await send(a);
  await send(b);
  await Promise.all([a, b].map((page) => expect.poll(() => markOf(page, 2)).toBe('two')));
  await expect.poll(() => markOf(a, 5)).toBe('present');

  await button(a, 'もう1台 欠席').click();
  await expect.poll(() => markOf(a, 2)).toBe('absent');
  await send(a);
  await send(b);
  await expect.poll(() => markOf(b, 2)).toBe('absent');
  expect(await b.getByRole('heading', { name: '2番に 印が 2つ' }).count()).toBe(0);
  expect(phones.flatMap(({ complaints }) => complaints)).toEqual([]);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const tile = (page: Page, seat: number) => page.locator('button[data-mark]').nth(seat - 1);
const markOf = (page: Page, seat: number) => tile(page, seat).getAttribute('data-mark');

async function mark(page: Page, seat: number, word: '出席' | '欠席'): Promise<void> {
  await tile(page, seat).click();
  await expect.poll(() => markOf(page, seat)).toBe('present');
  if (word === '出席') return;
  await tile(page, seat).click();
  await page.getByRole('dialog').getByRole('button', { name: word }).click();
  await expect.poll(() => markOf(page, seat)).toBe('absent');
}

/** Comes to the front again, as a phone taken out of a pocket does, and waits for the city's receipts. */
async function send(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes('/api/pull?'));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await answered;
}

async function join(phone: Phone, code: string): Promise<Page> {
  const page = await phone.openPage(`${city.url}/`);
  await page.getByText('電波なしで 使えます').waitFor();
  await page.goto(`${city.url}/class`);
  await page.getByLabel('登録の 8文字').fill(code);
  await button(page, '登録する').click();
  await link(page, '出席を とる').first().waitFor();
  return page;
}

/** Staff let another phone into the same group. */
async function secondCode(desk: Phone): Promise<string> {
  const page = await desk.openPage(city.staffUrl);
  await page.getByRole('heading', { name: '最近の教室' }).waitFor();
  await page.goto(`${city.url}/staff/phones`);
  await page.getByLabel('団体').selectOption({ label: 'スマホサポート南' });
  await button(page, '登録コードを出す').click();
  const code = await page.locator('output').textContent();
  await page.close();
  return code ?? '';
}
