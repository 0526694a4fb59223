/** The same app in Firefox: a lesson opens where it was left and a roll call stays, with no city at all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFirefox } from '../../src/commands/find-firefox.mjs';
import { phoneScreen } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

const lesson = '/lessons/smartphone-basics/tap-and-swipe';
const profile = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-firefox-'));

let city: RealCity;
let firefox: Browser;
let classPath = '';

beforeAll(async () => {
  city = await startRealCity();
  firefox = await launch();
});

afterAll(async () => {
  await firefox.close();
  await city.end();
  rmSync(profile, { recursive: true, force: true });
});

it('a lesson is read to its third step', async () => {
  const page = await openPage('/');
  await expect.poll(() => text(page)).toContain('電波なしで 使えます');
  await page.goto(`${city.url}${lesson}`);
  await touch(page, 'main button::-p-text(iPhone)');
  for (let step = 1; step < 3; step += 1) {
    await touch(page, '::-p-aria([name="つぎへ"][role="button"])');
    await expect.poll(() => text(page)).toMatch(new RegExp(`${step + 1} / \\d`));
  }
  await page.close();
});

it('a phone joins its group, and five seats are marked', async () => {
  const page = await openPage('/class');
  await page.locator('form input').fill(city.code);
  await touch(page, 'form button[type="submit"]');
  await touch(page, '::-p-aria([name="出席を とる"][role="link"])');
  await see(page, 'button[data-mark]');
  for (let seat = 0; seat < 5; seat += 1) {
    await (await page.$$('button[data-mark]'))[seat]?.click();
    await expect.poll(() => present(page)).toBe(seat + 1);
  }
  classPath = new URL(page.url()).pathname;
  await page.close();
});

it('the server is killed and Firefox started anew: the third step is there', async () => {
  await city.kill();
  await firefox.close();
  firefox = await launch();
  const page = await openPage(lesson);
  await expect.poll(() => text(page)).toMatch(/3 \/ \d/);
});

it('help and its numbers are there too', async () => {
  const page = await openPage('/help');
  for (const number of ['188', '#9110', '110', '0467-82-1111', '0120-95-0178']) {
    expect(await see(page, `a[href="tel:${encodeURIComponent(number)}"]`)).not.toBeNull();
  }
});

it('the five seats are there too', async () => {
  const page = await openPage(classPath);
  await expect.poll(() => present(page)).toBe(5);
});

function launch(): Promise<Browser> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no Firefox found; npm test installs or names it');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    defaultViewport: phoneScreen,
    extraPrefsFirefox: { 'intl.accept_languages': 'ja' },
  });
}

async function openPage(path: string): Promise<Page> {
  const page = await firefox.newPage();
  await page.goto(`${city.url}${path}`);
  return page;
}

const see = (page: Page, selector: string) => page.waitForSelector(selector);
const touch = (page: Page, selector: string) => page.locator(selector).click();
const text = (page: Page) => page.evaluate(() => document.body.innerText);
const present = async (page: Page) => (await page.$$('button[data-mark="present"]')).length;
