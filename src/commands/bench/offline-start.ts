import { startPhone, type Phone } from '../../../test/browser/chromium.ts';
import { startRealCity, type RealCity } from '../../../test/browser/real-city.ts';
import type { Conditions, Figure } from './figure.ts';
import { openUntilPainted } from './painted.ts';
import { installPath, startPlainServer } from './plain-server.ts';
import { createRandom, ratioFigure, runRounds } from './rounds.ts';
import { reachFirstStep, takeStaticPage, type StaticPage } from './static-page.ts';

export const lesson = '/lessons/smartphone-basics/tap-and-swipe';
const leastRounds = 30;

/**
 * A lesson opened with no network, as a multiple of a static copy of its step under a worker of six lines.
 * Chromium is started anew for every opening, so that no process, worker or page is warm; what a phone's
 * own disk cache would keep, it keeps for both.
 */
export async function measureOfflineStart(
  cpuRate: number,
  target: number,
  { rounds, seed }: Conditions,
): Promise<Figure> {
  const city = await startRealCity();
  const phone = await startPhone();
  try {
    const step = await installApp(phone, city);
    const limit = await installStatic(phone, step);
    const limitCopy = await installStatic(phone, step);
    city.line.cut();
    const open = (url: string) => () => openCold(phone, url, step.words, cpuRate);
    const measured = await runRounds(
      rounds ?? leastRounds,
      createRandom(seed),
      [open(limit), open(limitCopy)],
      { app: open(`${city.url}${lesson}`) },
    );
    return ratioFigure(measured, 'app', target);
  } finally {
    await phone.end();
    await city.end();
  }
}

/** Puts the app and its lessons on the phone; resolves to its step as static HTML. */
export async function installApp(phone: Phone, city: RealCity): Promise<StaticPage> {
  const page = await phone.openPage(`${city.url}/`);
  await page.getByText('電波なしで 使えます').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.goto(`${city.url}${lesson}`);
  await reachFirstStep(page);
  const step = await takeStaticPage(page);
  // Once more, from what the worker keeps: what a second visit puts on the disk is there as well.
  await page.reload();
  await reachFirstStep(page);
  await page.waitForTimeout(1000);
  await page.close();
  return step;
}

/** Puts a static page on the phone and takes its server away; resolves to its address. */
export async function installStatic(phone: Phone, { html }: StaticPage): Promise<string> {
  const server = await startPlainServer((path) => (path === '/' ? html : null));
  await installPlainSite(phone, `${server.url}/`);
  await server.close();
  return `${server.url}/`;
}

/** Puts a site on the phone: the worker first, then its page through the worker. */
export async function installPlainSite(phone: Phone, url: string): Promise<void> {
  const page = await phone.openPage(new URL(installPath, url).href);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(1000);
  }
  await page.close();
}

/** In a Chromium that has just been started (ms). */
export async function openCold(
  phone: Phone,
  url: string,
  words: string,
  cpuRate: number,
): Promise<number> {
  await phone.restart();
  const page = await phone.context().newPage();
  await page.waitForTimeout(restMs);
  const { ms } = await openUntilPainted(page, url, words, cpuRate);
  return ms;
}

/** Until Chromium's own beginning is over (ms). */
const restMs = 500;
