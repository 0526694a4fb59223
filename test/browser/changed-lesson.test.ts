/** One sentence of one lesson changes: the phone fetches that lesson alone and shows it, in the same app. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPacks } from '../../src/authoring/build-packs.ts';
import { canonicalJson } from '../../src/authoring/canonical-json.ts';
import { readLessonFolder } from '../../src/authoring/lesson-folder.ts';
import { withDrawing } from '../../src/building/drawing.ts';
import { civilDateOf } from '../../src/domain/time.ts';
import { startPhone, type Phone } from './chromium.ts';
import { startRealCity, type RealCity } from './real-city.ts';

const lesson = '/lessons/my-number-card/certificate-at-konbini';
const file = 'my-number-card/certificate-at-konbini/lesson.ja.md';
const before = 'ほかの 証明書は、市役所の 窓口で とります。';
const after = 'ほかの 証明書は、窓口で とります。';

// Below the libraries, where the server's modules find them.
const folder = mkdtempSync(join('node_modules', '.changed-lesson-'));
let city: RealCity;
let phone: Phone;
let app: string;

beforeAll(async () => {
  cpSync('dist', folder, { recursive: true });
  city = await startRealCity(folder);
  phone = await startPhone();
});

afterAll(async () => {
  await phone.end();
  await city.end();
  rmSync(folder, { recursive: true, force: true });
});

const appOf = (page: Page) => page.locator('meta[name=app]').getAttribute('content');
/** Without readings, tags and spaces, and without the marks where a line may break. */
const plain = (html: string) =>
  html.replaceAll(/<rt\b.*?<\/rt>|<rp\b.*?<\/rp>|<[^>]*>|[\s\u200b]/g, '');
const words = async (page: Page) => plain(await page.locator('main').innerHTML());

it('the lesson as it was is on the phone', async () => {
  const page = await phone.openPage(`${city.url}/`);
  await page.getByText('電波なしで 使えます').waitFor();
  await page.goto(`${city.url}${lesson}`);
  app = (await appOf(page)) ?? '';
  expect(await words(page)).toContain(plain(before));
  // Practice comes after the lessons; when all twelve are there, nothing more is on its way.
  await page.goto(`${city.url}/practice`);
  await expect.poll(() => page.getByRole('link', { name: /分$/ }).count()).toBe(12);
  await page.close();
});

it('the changed sentence costs the index, its list and its lesson', async () => {
  const asked: string[] = [];
  const changed = await publishChange();
  expect(changed).toHaveLength(2);
  const page = await phone.openPage('about:blank');
  phone.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/packs/')) asked.push(pathname);
  });
  await page.goto(`${city.url}/`);
  await expect.poll(() => kept(page)).toContain(plain(after));
  expect(asked.toSorted()).toEqual(['/packs/index.json', ...changed].toSorted());
  await page.close();
});

it('without a network the new sentence stands on the page before the app, and the app takes it over', async () => {
  city.line.cut();
  const page = await phone.openPage(`${city.url}${lesson}`);
  expect(await page.locator('#page-facts').count()).toBe(1);
  expect(await words(page)).toContain(plain(after));
  await page.getByRole('button', { name: 'つぎへ' }).click();
  await page.getByText('2 / 8').first().waitFor();
  expect(await appOf(page)).toBe(app);
  expect(await page.getByRole('heading', { name: '新しい 版が あります' }).count()).toBe(0);
  expect(phone.complaints).toEqual([]);
});

/** Publishes the lessons with the one sentence changed; returns the paths of the files that are new. */
async function publishChange(): Promise<readonly string[]> {
  const lessons = new Map(readLessonFolder('lessons'));
  lessons.set(file, (lessons.get(file) ?? '').replace(before, after));
  const built = await withDrawing('.', ({ drawLesson }) =>
    buildPacks(lessons, civilDateOf(Date.now(), 'Asia/Tokyo'), drawLesson),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.failure));
  const published = join(folder, 'client', 'packs');
  const fresh: string[] = [];
  for (const [hash, bytes] of built.value.files) {
    const path = join(published, `${hash}.json`);
    if (!existsSync(path)) fresh.push(`/packs/${hash}.json`);
    writeFileSync(path, bytes);
  }
  writeFileSync(join(published, 'index.json'), canonicalJson(built.value.index));
  return fresh;
}

/** The words of the lesson's page as the worker keeps it. */
async function kept(page: Page): Promise<string> {
  const html = await page.evaluate(
    async (path) => (await caches.match(path, { cacheName: 'pages' }))?.text(),
    lesson,
  );
  return plain(html ?? '');
}
