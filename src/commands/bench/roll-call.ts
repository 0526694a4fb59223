/** A volunteer's phone on the real server's pages, offline, and the time from the press of a seat to its painted mark. */
import type { Page } from 'playwright-core';
import { startPhone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import { afterFrame, slowDown } from './painted.ts';

/** Lets one mark's work end before the next press (ms). */
const restMs = 300;

/**
 * Milliseconds from the press of each of the first `marks` seats to the frame in which its mark is painted, which is
 * after it is on the disk; the CPU six times slower. `openRoll` leads to a roll without marks.
 */
export async function timeMarks(
  marks: number,
  openRoll: (page: Page, url: string) => Promise<void>,
): Promise<readonly number[]> {
  const city = await startRealCity();
  const phone = await startPhone();
  try {
    const page = await phone.openPage(`${city.url}/class`);
    await page.getByLabel('登録の 8文字').fill(city.code);
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('link', { name: '出席を とる' }).first().waitFor();
    city.line.cut();
    await openRoll(page, city.url);
    await slowDown(await phone.context().newCDPSession(page), 6);
    const times: number[] = [];
    for (let seat = 0; seat < marks; seat += 1) {
      times.push(await page.evaluate<number>(`(${timeMark})(${seat})`));
      await page.waitForTimeout(restMs);
    }
    return times;
  } finally {
    await phone.end();
    await city.end();
  }
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
