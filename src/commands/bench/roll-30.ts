import type { Page } from 'playwright-core';
import { startPhone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import { medianOf, type Figure } from './figure.ts';
import { afterFrame, slowDown } from './painted.ts';

const seats = 30;
const plannedSeats = 20;
const limitMs = 100;
const restMs = 300;

/**
 * Milliseconds from the press of a seat to the frame in which its mark is painted, which is after it is on the
 * disk; the slowest of thirty in one roll. The real app on the real server's pages, offline, with the CPU six
 * times slower.
 */
export async function measureRoll30(): Promise<Figure> {
  const city = await startRealCity();
  const phone = await startPhone();
  try {
    const page = await phone.openPage(`${city.url}/class`);
    await page.getByLabel('登録の 8文字').fill(city.code);
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('link', { name: '出席を とる' }).first().waitFor();
    city.line.cut();
    await page.goto(`${city.url}/class/new`);
    await prepareRoll(page);
    await slowDown(await phone.context().newCDPSession(page), 6);
    const times: number[] = [];
    for (let seat = 0; seat < seats; seat += 1) {
      times.push(await page.evaluate<number>(`(${timeMark})(${seat})`));
      await page.waitForTimeout(restMs);
    }
    return figureOf(times);
  } finally {
    await phone.end();
    await city.end();
  }
}

/** More seats than the app offers for a new class: the others walk in, and are not marked yet either. */
async function prepareRoll(page: Page): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const tiles = page.locator('button[data-mark]');
  await page.getByText(`${plannedSeats}席`, { exact: true }).click();
  await button('はじめる').click();
  await tiles.nth(plannedSeats - 1).waitFor();
  for (let seat = plannedSeats; seat < seats; seat += 1) {
    await button('ふやす').click();
    await button('1人 ふやす').click();
    await tiles.nth(seat).click();
    await button('「まだ」に もどす').click();
  }
  await page.waitForFunction(
    `document.querySelectorAll('button[data-mark="none"]').length === ${seats}`,
  );
  await page.waitForTimeout(1000);
}

function figureOf(times: readonly number[]): Figure {
  const inTime = times.filter((time) => time <= limitMs).length;
  return {
    value: Math.round(Math.max(...times)),
    target: limitMs,
    unit: 'ms, the slowest',
    n: times.length,
    spread: [Math.round(Math.min(...times)), Math.round(Math.max(...times))],
    remarks: [
      `${inTime} of ${times.length} within ${limitMs} ms, median ${Math.round(medianOf(times))} ms`,
    ],
  };
}

/** Runs in the page. */
const timeMark = `(seat) => new Promise((resolve) => {
  const tile = document.querySelectorAll('button[data-mark]')[seat];
  const startedAt = performance.now();
  const seen = new MutationObserver(() => {
    if (tile.dataset.mark !== 'present') return;
    seen.disconnect();
    (${afterFrame})(() => resolve(performance.now() - startedAt));
  });
  seen.observe(tile, { attributes: true });
  tile.click();
})`;
