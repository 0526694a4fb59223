/** A real Chromium with a profile of its own: a phone that can be switched off and on again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../src/commands/find-chromium.mjs';

export const phoneScreen = { width: 360, height: 740 };
export const deskScreen = { width: 1280, height: 900 };

export type Phone = {
  readonly context: () => BrowserContext;
  /** A page whose complaints are collected: see `complaints`. */
  readonly openPage: (url: string) => Promise<Page>;
  /** What any page said on the console as an error, or threw. */
  readonly complaints: readonly string[];
  /** Ends the whole browser with no time to put anything away. */
  readonly kill: () => Promise<void>;
  /** Closes the browser and starts it again on the same profile. */
  readonly restart: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** `userAgent`: another browser to be taken for. `film`: what its camera sees, a file in Y4M. */
export async function startPhone(
  viewport = phoneScreen,
  userAgent?: string,
  film?: string,
): Promise<Phone> {
  const profile = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-phone-'));
  const complaints: string[] = [];
  let context = await launch();
  return {
    context: () => context,
    openPage: (url) => openWatched(context, url, complaints),
    complaints,
    kill: async () => {
      const browser = context.browser();
      const devtools = await browser?.newBrowserCDPSession();
      const { processInfo = [] } = (await devtools?.send('SystemInfo.getProcessInfo')) ?? {};
      const found = processInfo.find(({ type }) => type === 'browser');
      if (!found) throw new Error('the browser does not tell its process');
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      process.kill(found.id, 'SIGKILL');
      await gone;
    },
    restart: async () => {
      await context.close();
      context = await launch();
    },
    end: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };

  function launch(): Promise<BrowserContext> {
    return chromium.launchPersistentContext(profile, {
      ...launching([
        // As a switch of the whole browser, so that a service worker is taken for the other one too.
        ...(userAgent === undefined ? [] : [`--user-agent=${userAgent}`]),
        ...(film === undefined ? [] : cameraOf(film)),
      ]),
      viewport,
      ...japanese,
      serviceWorkers: 'allow',
    });
  }
}

/** A page that adds to `complaints` whatever it says on the console as an error, or throws. */
export async function openWatched(
  context: BrowserContext,
  url: string,
  complaints: string[],
): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (cause) => complaints.push(String(cause)));
  page.on('console', (message) => {
    // A request that finds no network is no fault of the page; the browser tells of it all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  await page.goto(url);
  return page;
}

/** What every browser of these tests is told of its people. */
export const japanese = { locale: 'ja-JP', timezoneId: 'Asia/Tokyo' };

/** A browser for visits that leave nothing behind, each in a context of its own. */
export const startBrowser = (): Promise<Browser> => chromium.launch(launching());

/** Seen over and over, by a camera that nobody is asked about. */
const cameraOf = (film: string) => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];

function launching(more: readonly string[] = []) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found; npm test installs or names it');
  return {
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  };
}
