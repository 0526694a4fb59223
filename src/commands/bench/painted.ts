/**
 * When a sentence can be seen on a page that is being opened: the same few lines watch every site, and no site
 * knows of them. A change of the document, the next frame's callback, and the task behind that frame, which runs when
 * the frame has been handed over. The browser's own paint entries were not taken: first contentful paint may be
 * any word, the largest paint names another element on every site, and element timing wants a mark in the page.
 */
import type { CDPSession, Page } from 'playwright-core';

export type Painted = {
  /** Milliseconds since the page was asked for, the start of a service worker included. */
  readonly ms: number;
  /** The same moment in milliseconds since 1970. */
  readonly at: number;
};

const patience = 60_000;

/** Opens `url` with a CPU so many times slower, until a heading that says `words` is painted. */
export async function openUntilPainted(
  page: Page,
  url: string,
  words: string,
  cpuRate: number,
): Promise<Painted> {
  const devtools = await page.context().newCDPSession(page);
  const painted = hearPainted(devtools, url, words);
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: bindingName });
  await devtools.send('Page.enable');
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: watchFor(words) });
  await slowDown(devtools, cpuRate);
  await page.goto(url, { waitUntil: 'commit' });
  return painted;
}

export async function slowDown(devtools: CDPSession, cpuRate: number): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
}

const bindingName = 'reportPainted';

function hearPainted(devtools: CDPSession, url: string, words: string): Promise<Painted> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${url} did not show 「${words}」 within ${patience / 1000} s`)),
      patience,
    );
    devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== bindingName) return;
      clearTimeout(timer);
      resolve(JSON.parse(payload) as Painted);
    });
  });
}

/** What a heading says, without its readings and without the places where it may break. */
export const squeeze = (text: string): string => text.replaceAll(/[\s\u200B]/g, '');

/** Runs in the page, as source: `words` of an element as `squeeze` gives them. */
export const wordsOfElement = `(element) => {
  const copy = element.cloneNode(true);
  for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
  return copy.textContent.replaceAll(/[\\s\\u200B]/g, '');
}`;

/** Runs in the page, as source: calls back in the task behind the next frame. */
export const afterFrame = `(callback) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = callback;
  port2.postMessage(null);
})`;

const watchFor = (words: string): string => `(() => {
  if (window !== top) return;
  const wordsOf = ${wordsOfElement};
  const afterFrame = ${afterFrame};
  const isThere = () => [...document.querySelectorAll('h1, h2')].some((heading) =>
    heading.getClientRects().length > 0 &&
    heading.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    wordsOf(heading).includes(${JSON.stringify(squeeze(words))}));
  const seen = new MutationObserver(() => {
    if (!isThere()) return;
    seen.disconnect();
    afterFrame(() => {
      const ms = performance.now();
      ${bindingName}(JSON.stringify({ ms, at: performance.timeOrigin + ms }));
    });
  });
  seen.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
})();`;
