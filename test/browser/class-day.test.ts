/**
 * The main job, as its people do it: a volunteer enrolls a phone, runs a class with no network, and the city
 * sees exactly what was recorded. Real Chromium, real server, real PostgreSQL; figures are read from screens.
 */
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskScreen, startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';
import { recentClasses } from './recent-classes.ts';
import { shiftsOf, watchShifts } from './shifts.ts';

let city: RealCity;
let phone: Phone;
let desk: Phone;
let page: Page;
const pushes: Request[] = [];

beforeAll(async () => {
  city = await startRealCity();
  phone = await startPhone();
  desk = await startPhone(deskScreen);
});

afterAll(async () => {
  await phone.end();
  await desk.end();
  await city.end();
});

const tiles = () => page.locator('button[data-mark]');
const counted = (word: string) =>
  page
    .locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${word}$`) }) })
    .locator('dd');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const link = (name: string) => page.getByRole('link', { name, exact: true });

async function openTab(path: string): Promise<void> {
  page = await phone.openPage(`${city.url}${path}`);
  page.on('request', (request) => {
    if (request.url().endsWith('/api/push')) pushes.push(request);
  });
}

describe('a class day', () => {
  it('a phone joins its group with the code of the city, and is ready for rooms without a network', async () => {
    await openTab('/');
    await page.getByText('電波なしで 使えます').waitFor();
    await page.goto(`${city.url}/class`);
    await page.getByLabel('登録の 8文字').fill(city.code.toLowerCase());
    await button('登録する').click();
    await link('出席を とる').first().waitFor();
    expect(await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))).toBe(true);
  });

  it('the app and the plans open again after the line is cut, as a whole: nothing on the page moves', async () => {
    city.line.cut();
    await watchShifts(page);
    await page.reload();
    await button('調べる').waitFor();
    await page.waitForTimeout(1500);
    expect(await shiftsOf(page)).toEqual([]);
    await link('出席を とる').first().click();
    await expect.poll(() => tiles().count()).toBeGreaterThanOrEqual(10);
  });

  it('ten seats are marked, one is taken back, a walk-in comes: nine and one are there', async () => {
    for (let seat = 0; seat < 10; seat += 1) {
      await tiles().nth(seat).click();
      await expect.poll(() => tiles().nth(seat).getAttribute('data-mark')).toBe('present');
    }
    await expect.poll(() => counted('出席').textContent()).toBe('10');
    await button('もとに もどす').click();
    await expect.poll(() => counted('出席').textContent()).toBe('9');
    await tiles().nth(2).click();
    await page.getByRole('dialog').getByRole('button', { name: '遅れ' }).click();
    await expect.poll(() => counted('遅れ').textContent()).toBe('1');
    await button('ふやす').click();
    await button('1人 ふやす').click();
    await expect.poll(() => counted('出席').textContent()).toBe('9');
  });

  it('what is on the screen is on the disk: the tab dies and nothing is lost', async () => {
    const address = page.url();
    const devtools = await phone.context().newCDPSession(page);
    await Promise.race([
      devtools.send('Page.crash').catch(() => undefined),
      page.waitForEvent('crash'),
    ]);
    await page.close();
    await openTab(new URL(address).pathname);
    await expect.poll(() => counted('出席').textContent()).toBe('9');
    expect(await counted('遅れ').textContent()).toBe('1');
  });

  it('the helper says for each learner how it went, and finishes the class', async () => {
    await link('できたかへ').click();
    const answers = ['ひとりで', 'ひとりで', 'ひとりで', '手伝って', '手伝って', 'まだ'];
    for (const [index, answer] of answers.entries()) {
      const choice = page
        .getByRole('group')
        .getByRole('button', { name: answer, exact: true })
        .nth(index);
      await choice.click();
      await expect.poll(() => choice.getAttribute('aria-pressed')).toBe('true');
    }
    await link('おわりへ').click();
    await expect
      .poll(() => page.locator('dd').allTextContents())
      .toEqual(['9人', '1人', '0人', '0人', '3', '2', '1']);
    await button('教室を おわる').click();
    await page.getByText('まだ 市には 届いていません。').waitFor();
    // 1 actual, 10 marks, 1 undo, 1 late, 2 for the walk-in, 6 judgements, 1 finish
    await page.getByText('0 / 22', { exact: true }).first().waitFor();
  });

  it('back on the network everything arrives, said from the receipts', async () => {
    city.line.mend();
    await button('いま 送る').click();
    await page.getByText('ぜんぶ 届きました。おつかれさまでした。').waitFor();
    expect(await page.getByText('22 / 22', { exact: true }).count()).toBeGreaterThanOrEqual(2);
  });

  it('the city sees exactly these numbers', async () => {
    const screen = await desk.openPage(city.staffUrl);
    await screen.getByRole('heading', { name: '最近の教室' }).waitFor();
    expect(await recentClasses(screen)).toEqual([['9', '1', '0', '0', '3', '2', '1', '終了']]);
    await screen.close();
  });

  it('the same batches delivered again are known as duplicates and change nothing', async () => {
    const delivered = pushes.filter((request) => request.postData() !== null);
    expect(delivered.length).toBeGreaterThan(0);
    const statuses = new Set<string>();
    for (const request of delivered) {
      const headers = request.headers();
      const answer = await fetch(`${city.url}/api/push`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: headers['authorization'] ?? '',
        },
        body: request.postData() ?? '',
      });
      expect(answer.status).toBe(200);
      const { results } = (await answer.json()) as { results: { status: string }[] };
      for (const { status } of results) statuses.add(status);
    }
    expect([...statuses]).toEqual(['duplicate']);
    const screen = await desk.openPage(`${city.url}/staff`);
    await screen.getByRole('heading', { name: '最近の教室' }).waitFor();
    await screen.reload();
    await screen.getByRole('heading', { name: '最近の教室' }).waitFor();
    expect(await recentClasses(screen)).toEqual([['9', '1', '0', '0', '3', '2', '1', '終了']]);
    await screen.close();
  });

  it('no page complained on the way', () => {
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  });
});
