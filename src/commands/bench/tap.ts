import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../find-chromium.mjs';
import { medianOf, rounded, type Figure } from './figure.ts';

const rounds = 200;

/** A mark until it is on disk, as a multiple of one raw IndexedDB put and commit in the same Chromium, turn about. */
export async function measureTap(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: 'test/bench/tap-page.ts', formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const script = readFileSync(join(folder, 'page.js'));
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The bench needs Chromium, like npm test.');
  // A profile on the disk: in memory nothing is ever made durable.
  const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction('typeof window.timeTaps === "function"');
    const times = await page.evaluate<{ ours: number[]; raw: number[] }>(
      `window.timeTaps(${rounds})`,
    );
    const ratios = times.ours.map((ours, index) => ours / (times.raw[index] ?? ours));
    return {
      value: rounded(medianOf(times.ours) / medianOf(times.raw)),
      target: 1.3,
      unit: 'x one raw put',
      n: rounds,
      spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    };
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
