import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { startPlainServer, type PlainServer } from './plain-server.ts';

/** A script of `test/bench/`, built as a phone would get it and served on a page that holds nothing else. */
export async function startBenchPage(entry: string): Promise<PlainServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    // The libraries' builds for use, not those for developing.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry, formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const script = readFileSync(join(folder, 'page.js'));
  rmSync(folder, { recursive: true, force: true });
  const html = '<!doctype html><body><script type="module" src="/page.js"></script>';
  return startPlainServer((path) => ({ '/': html, '/page.js': script })[path] ?? null);
}
