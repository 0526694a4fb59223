import { startPhone } from '../../../test/browser/chromium.ts';
import { startBenchPage } from './bench-page.ts';
import { medianOf, rounded, spreadOf, type Figure } from './figure.ts';
import { medianInterval, roundedInterval } from './rounds.ts';

const pairs = 200;

/** A mark until it is on disk, as a multiple of one raw IndexedDB put and commit in the same Chromium, turn about. */
export async function measureTap(): Promise<Figure> {
  const server = await startBenchPage('test/bench/tap-page.ts');
  // A profile on the disk, as a phone has: in memory nothing is ever made durable.
  const phone = await startPhone();
  try {
    const page = await phone.openPage(`${server.url}/`);
    await page.waitForFunction('typeof window.timeTaps === "function"');
    const times = await page.evaluate<{ ours: number[]; raw: number[] }>(
      `window.timeTaps(${pairs})`,
    );
    const ratios = times.ours.map((ours, index) => ours / (times.raw[index] ?? ours));
    return {
      value: rounded(medianOf(times.ours) / medianOf(times.raw)),
      target: 1.3,
      unit: '× one raw put',
      n: pairs,
      spread: spreadOf(ratios),
      interval: roundedInterval(medianInterval(ratios)),
    };
  } finally {
    await phone.end();
    await server.close();
  }
}
