/** What an old phone must load to read a lesson, as a fresh browser really loads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gzippedBytes, lessonScripts } from '../../src/commands/bench/learner-js.ts';
import { startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

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

it('a lesson loads at most 160 kB of JavaScript, nothing of volunteers or staff, and nothing from elsewhere', async () => {
  const home = await phone.openPage(`${city.url}/`);
  await home.getByText('電波なしで 使えます').waitFor();
  const page = await phone.openPage('about:blank');
  const scripts = new Set<string>();
  const foreign = new Set<string>();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== city.url) foreign.add(url.href);
    // What the service worker keeps for later is not loaded by the page.
    else if (request.resourceType() === 'script') scripts.add(url.pathname.slice(1));
  });
  await page.goto(`${city.url}/lessons/smartphone-basics/tap-and-swipe`);
  await page
    .getByRole('button', { name: /iPhone/ })
    .first()
    .click();
  await page
    .getByText(/^1 \/ \d+$/)
    .first()
    .waitFor();
  await page.waitForTimeout(1_000);
  const loaded = [...scripts].filter((file) => file.startsWith('assets/')).sort();
  expect(loaded).toEqual([...lessonScripts()].sort());
  const bytes = loaded.reduce((sum, file) => sum + gzippedBytes(join('dist/client', file)), 0);
  expect(bytes).toBeLessThanOrEqual(160_000);
  const code = loaded.map((file) => readFileSync(join('dist/client', file), 'utf8')).join('\n');
  for (const theirs of ['/api/push', '/api/enrollments', '/api/staff', '出席を とる', '令和']) {
    expect(code.includes(theirs), theirs).toBe(false);
  }
  expect([...foreign].filter((url) => url !== 'about:blank')).toEqual([]);
});
