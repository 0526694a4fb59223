/**
 * Records that no line carries: phone A is cut off, phone B reads its QR codes through a camera and brings them to
 * the city, staff take in A's file; then A comes online, and nothing is counted twice. Real Chromium, real
 * server, real PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskScreen, phoneScreen, startPhone, type Phone } from './chromium.ts';
import { filmOf, readCodeOnScreen } from './code-film.ts';
import { startRealCity, type RealCity } from './real-city.ts';
import { recentClasses } from './recent-classes.ts';

let city: RealCity;
let phoneA: Phone;
let phoneB: Phone;
let desk: Phone;
let a: Page;
let b: Page;
let staff: Page;
let code: string;
const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-parcels-'));

beforeAll(async () => {
  city = await startRealCity();
  [phoneA, desk] = await Promise.all([startPhone(), startPhone(deskScreen)]);
  staff = await desk.openPage(city.staffUrl);
  await staff.getByRole('heading', { name: '最近の教室' }).waitFor();
});

afterAll(async () => {
  await Promise.all([phoneA, phoneB, desk].map((one) => one?.end()));
  await city.end();
  rmSync(folder, { recursive: true, force: true });
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

async function enroll(phone: Phone, code: string): Promise<Page> {
  const page = await phone.openPage(`${city.url}/class`);
  await page.getByLabel('登録の 8文字').fill(code);
  await button(page, '登録する').click();
  await link(page, '出席を とる').first().waitFor();
  return page;
}

async function anotherCode(): Promise<string> {
  await staff.goto(`${city.url}/staff/phones`);
  await button(staff, '登録コードを出す').click();
  return (await staff.getByLabel('登録コード', { exact: true }).textContent()) ?? '';
}

describe('records without a line', () => {
  it('are kept on phone A, which has been cut off', async () => {
    a = await enroll(phoneA, city.code);
    code = await anotherCode();
    await phoneA.context().setOffline(true);
    await link(a, '出席を とる').first().click();
    const tiles = a.locator('button[data-mark]');
    for (let seat = 0; seat < 12; seat += 1) {
      await tiles.nth(seat).click();
      await expect.poll(() => tiles.nth(seat).getAttribute('data-mark')).toBe('present');
    }
  });

  it('wait on when A is lent to a learner and cleared of the learner’s traces', async () => {
    await a.goto(`${city.url}/settings`);
    const size = a.getByRole('radio', { name: 'もっと 大きい' });
    await size.click();
    await expect.poll(() => size.isChecked()).toBe(true);
    await a.goto(`${city.url}/class/lend`);
    // What took place and twelve marks.
    const waiting = a.getByText('教室の 記録 13件は まだ この電話に あります。');
    await waiting.waitFor();
    await button(a, 'あとを 消す').click();
    await a.getByText('消しました。次の 人に わたせます。').waitFor();
    expect(await waiting.count()).toBe(1);
    await a.goto(`${city.url}/settings`);
    await expect.poll(() => size.isChecked()).toBe(false);
  });

  it('are handed out by A as a file and as codes', async () => {
    await a.goto(`${city.url}/class/sync`);
    await link(a, '電波が ないとき').click();
    await a.getByText('まだ 届いて いない 記録 13件を わたせます。').waitFor();
    const saving = a.waitForEvent('download');
    await button(a, '電話に 保存する').click();
    await (await saving).saveAs(join(folder, 'records.txt'));

    await link(a, 'QRコードで わたす').click();
    await button(a, 'とめる').click();
    const series = await readSeries(a);
    expect(series.length).toBeGreaterThan(1);
    const film = join(folder, 'codes.y4m');
    await filmOf(series, film);
    phoneB = await startPhone(phoneScreen, undefined, film);
    b = await enroll(phoneB, code);
  });

  it('go to phone B through its camera, which brings them to the city', async () => {
    await phoneB.context().setOffline(true);
    await b.goto(`${city.url}/class/carry`);
    await button(b, 'カメラで 読む').click();
    await b.getByText('13件 あずかりました').waitFor();
    await b.getByText('この電話に あります。まだ 市には 届いて いません。').waitFor();
    await phoneB.context().setOffline(false);
    const told = b.getByText('新しい 記録 13件・もう 届いて いた 0件・市で 確認中 0件');
    await expect.poll(() => told.count()).toBe(1);
  });

  it('are known already when staff take in the file that A saved', async () => {
    await staff.goto(`${city.url}/staff/phones`);
    await staff.getByLabel('ファイルを選ぶ').setInputFiles(join(folder, 'records.txt'));
    const table = staff.getByRole('table', { name: '記録ファイルの取り込み' });
    await table.waitFor();
    expect(await table.getByRole('row').allTextContents()).toEqual([
      '記録件数',
      '新しく数えた0',
      'すでに届いていた13',
    ]);
  });

  it('are counted once when A itself comes online, and all twelve marks are there', async () => {
    await phoneA.context().setOffline(false);
    await a.goto(`${city.url}/class/sync`);
    await a.getByText('ぜんぶ 届きました。おつかれさまでした。').waitFor();
    await a.getByText('13 / 13', { exact: true }).first().waitFor();
    await staff.goto(`${city.url}/staff`);
    await staff.getByRole('heading', { name: '最近の教室' }).waitFor();
    // What was kept of an earlier look stands there until the city has answered.
    await expect
      .poll(async () => (await recentClasses(staff)).map(([came]) => came))
      .toEqual(['12']);
    expect([...phoneA.complaints, ...phoneB.complaints, ...desk.complaints]).toEqual([]);
  });
});

/** Every code of the series, as a camera would read it off the screen. */
async function readSeries(page: Page): Promise<readonly string[]> {
  const picture = page.getByRole('img', { name: /^QRコード/ });
  const of = Number(/(\d+)枚の/.exec((await picture.getAttribute('aria-label')) ?? '')?.[1]);
  const texts: string[] = [];
  while (texts.length < of) {
    texts.push(await readCodeOnScreen(picture));
    await button(page, '次').click();
  }
  return texts;
}
