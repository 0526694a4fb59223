import { cpSync, mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildPacks } from '../../authoring/build-packs.ts';
import { canonicalJson } from '../../authoring/canonical-json.ts';
import type { LessonFolder } from '../../authoring/lesson-folder.ts';
import { civilDateOf } from '../../domain/time.ts';
import { startPhone, type Phone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import { fortyLessons } from '../../../test/forty-lessons.ts';
import { rounded, type Figure } from './figure.ts';

/** One answer under `/packs/`, as the browser counted it. */
type Answer = {
  readonly path: string;
  readonly status: number;
  /** Bytes of the body as they travelled. */
  readonly body: number;
  /** The same with the head of the answer. */
  readonly whole: number;
};

type Visits = { readonly changed: readonly Answer[]; readonly unchanged: readonly Answer[] };

/**
 * Bytes that a phone with forty lessons fetches when one of them has changed, as a multiple of that lesson:
 * bodies as they travel, real browser, real server.
 */
export async function measurePackUpdate(): Promise<Figure> {
  const { changed } = await visitTwice();
  const lesson = Math.max(...changed.map(({ body }) => body));
  const ratio = rounded(changed.reduce((sum, { body }) => sum + body, 0) / lesson);
  return { value: ratio, target: 1.2, unit: '×', n: 1, spread: [ratio, ratio] };
}

/** Bytes of all answers, heads included, when nothing has changed. */
export async function measurePackCheck(): Promise<Figure> {
  const { unchanged } = await visitTwice();
  if (unchanged.length !== 1 || unchanged[0]?.status !== 304)
    throw new Error(`expected one 304: ${JSON.stringify(unchanged)}`);
  const bytes = unchanged[0].whole;
  return { value: bytes, target: 1_000, unit: 'bytes', n: 1, spread: [bytes, bytes] };
}

async function visitTwice(): Promise<Visits> {
  // Below the libraries, where the server's modules find them.
  const built = mkdtempSync(join('node_modules', '.bench-packs-'));
  cpSync('dist', built, { recursive: true });
  publish(built, fortyLessons());
  const city = await startRealCity(built);
  const phone = await startPhone();
  try {
    const first = await phone.openPage(`${city.url}/`);
    await first.getByText('電波なしで 使えます').waitFor();
    await first.close();
    publish(built, withOneChange(fortyLessons()));
    const changed = await answersDuring(phone, `${city.url}/`, 3);
    const unchanged = await answersDuring(phone, `${city.url}/`, 1);
    return { changed, unchanged };
  } finally {
    await phone.end();
    await city.end();
    rmSync(built, { recursive: true });
  }
}

function publish(built: string, folder: LessonFolder): void {
  const packs = buildPacks(folder, civilDateOf(Date.now(), 'Asia/Tokyo'));
  if (!packs.ok) throw new Error('the forty lessons have mistakes');
  const place = join(built, 'client', 'packs');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(join(place, 'index.json'), canonicalJson(packs.value.index));
  for (const [hash, bytes] of packs.value.files) writeFileSync(join(place, `${hash}.json`), bytes);
}

/** The first lesson gets another goal. */
function withOneChange(folder: LessonFolder): LessonFolder {
  const path = [...folder.keys()].find((name) => name.endsWith('/lesson.ja.md')) ?? '';
  const text = folder.get(path)?.replace(/^goal: (.*)$/m, 'goal: もう一度 $1') ?? '';
  return new Map([...folder, [path, text]]);
}

/** Opens the page, waits for so many answers, and for more that should not come. */
async function answersDuring(phone: Phone, url: string, count: number): Promise<readonly Answer[]> {
  const page = await phone.openPage('about:blank');
  const answers = await collectAnswers(phone, page);
  await page.goto(url);
  while (answers().length < count) await page.waitForTimeout(100);
  await page.waitForTimeout(1_000);
  await page.close();
  return answers();
}

async function collectAnswers(phone: Phone, page: Page): Promise<() => readonly Answer[]> {
  const devtools = await phone.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const pathById = new Map<string, string>();
  const headById = new Map<string, { status: number; bytes: number }>();
  const answers: Answer[] = [];
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/packs/')) pathById.set(requestId, pathname);
  });
  devtools.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode, headersText }) => {
    headById.set(requestId, { status: statusCode, bytes: headersText?.length ?? 0 });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = pathById.get(requestId);
    const head = headById.get(requestId);
    if (path === undefined || !head) return;
    const body = Math.max(0, encodedDataLength - head.bytes);
    answers.push({ path, status: head.status, body, whole: encodedDataLength });
  });
  return () => answers;
}
