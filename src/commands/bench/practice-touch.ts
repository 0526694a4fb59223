import type { Page } from 'playwright-core';
import { startPhone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import { medianOf, quantileOf, type Conditions, type Figure } from './figure.ts';
import { afterFrame, slowDown } from './painted.ts';

const cpuRate = 6;
const leastTouches = 60;
const limitMs = 100;
const restMs = 300;

/** Screens with the most to draw: a home screen, the flick keyboard, a form with its stages, a pad of digits. */
const scenarios = [
  'smartphone-basics/tap-and-swipe',
  'smartphone-basics/write-a-message',
  'e-applications/apply-with-e-kanagawa',
  'my-number-card/certificate-at-konbini',
];

/**
 * Milliseconds from a touch on the practice phone to the frame in which it is answered, with the CPU six times
 * slower: right touches, wrong ones and keys in turn, in the real app on the real server's pages, offline.
 */
export async function measurePracticeTouch({ rounds }: Conditions): Promise<Figure> {
  const city = await startRealCity();
  const phone = await startPhone();
  try {
    const page = await phone.openPage(`${city.url}/practice`);
    await page.getByRole('link', { name: /分/ }).first().waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await openPractice(page, city.url, scenarios[0] ?? '');
    city.line.cut();
    const devtools = await phone.context().newCDPSession(page);
    const times: number[] = [];
    const touches = Math.ceil((rounds ?? leastTouches) / scenarios.length);
    for (const scenario of scenarios) {
      await slowDown(devtools, 1);
      await openPractice(page, city.url, scenario);
      await slowDown(devtools, cpuRate);
      for (let touch = 0; touch < touches; touch += 1) {
        times.push(await page.evaluate<number>(`(${timeTouch})(${touch})`));
        await page.waitForTimeout(restMs);
      }
    }
    return figureOf(times);
  } finally {
    await phone.end();
    await city.end();
  }
}

async function openPractice(page: Page, url: string, scenario: string): Promise<void> {
  await page.goto(`${url}/practice/${scenario}`);
  const screen = page.locator('[data-practice-screen]');
  const family = page.getByRole('button', { name: /^Android/ });
  await screen.or(family).first().waitFor();
  // The same name stands under the practice phone, on the button that changes the choice.
  if (!(await screen.isVisible())) await family.click();
  await screen.waitFor();
}

function figureOf(times: readonly number[]): Figure {
  const inTime = times.filter((time) => time <= limitMs).length;
  return {
    value: Math.round(quantileOf(times, 0.95)),
    target: limitMs,
    unit: 'ms, 95th of 100',
    n: times.length,
    spread: [Math.round(Math.min(...times)), Math.round(Math.max(...times))],
    remarks: [
      `${inTime} of ${times.length} within ${limitMs} ms, median ${Math.round(medianOf(times))} ms`,
    ],
  };
}

/** Runs in the page: touches one thing after the other, and waits until its answer is painted. */
const timeTouch = `(number) => new Promise((resolve) => {
  const buttons = [...document.querySelectorAll('[data-practice-screen] button')];
  const again = [...document.querySelectorAll('button')].find((one) => one.textContent === 'はじめから' || one.textContent === 'もう一度');
  const button = buttons[number % buttons.length] ?? again;
  const startedAt = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    (${afterFrame})(() => resolve(performance.now() - startedAt));
  });
  seen.observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
  button.click();
})`;
