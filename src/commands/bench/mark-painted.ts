import { startPhone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import { medianOf, type Figure } from './figure.ts';

const rounds = 3;
const marksInRound = 9;

/**
 * Milliseconds from the press of a seat to the frame in which its mark is painted, which is after it is on the
 * disk: the real app on the real server's pages, offline, Chromium with its CPU six times slower.
 */
export async function measureMarkPainted(): Promise<Figure> {
  const city = await startRealCity();
  const phone = await startPhone();
  try {
    const joining = await phone.openPage(`${city.url}/class`);
    await joining.getByLabel('登録の 8文字').fill(city.code);
    await joining.getByRole('button', { name: '登録する' }).click();
    await joining.getByRole('link', { name: '出席を とる' }).first().waitFor();
    await joining.close();
    city.line.cut();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await phone.openPage(`${city.url}/class/new`);
      await page.getByRole('button', { name: 'はじめる' }).click();
      await page.locator('button[data-mark]').first().waitFor();
      const devtools = await phone.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      for (let seat = 0; seat < marksInRound; seat += 1) {
        times.push(await page.evaluate<number>(`(${timeMark})(${seat})`));
        await page.waitForTimeout(300);
      }
      await page.close();
    }
    return {
      value: Math.round(medianOf(times)),
      target: 100,
      unit: 'ms',
      n: times.length,
      spread: [Math.round(Math.min(...times)), Math.round(Math.max(...times))],
    };
  } finally {
    await phone.end();
    await city.end();
  }
}

/** Runs in the page. The task after a frame's callbacks runs when that frame has been handed over. */
const timeMark = `(seat) => new Promise((resolve) => {
  const tile = document.querySelectorAll('button[data-mark]')[seat];
  const startedAt = performance.now();
  const seen = new MutationObserver(() => {
    if (tile.dataset.mark !== 'present') return;
    seen.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - startedAt);
      port2.postMessage(null);
    });
  });
  seen.observe(tile, { attributes: true });
  tile.click();
})`;
