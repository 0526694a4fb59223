/** The plainest server: files from a function, gzipped, and a worker of six lines that keeps whatever was fetched. */
import { createServer } from 'node:http';
import { constants, gzipSync } from 'node:zlib';
import { closeServer, listen } from './counted-line.ts';

export type PlainServer = {
  readonly url: string;
  /** Bytes, gzipped, of all files that were asked for, each once. */
  readonly askedBytes: () => number;
  readonly close: () => Promise<void>;
};

/** A file by its path with the slash in front; null where there is none. */
export type FileByPath = (path: string) => Buffer | string | null;

/** A page that has the worker installed; the pages themselves need not know of it. */
export const installPath = '/install-worker.html';

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export async function startPlainServer(fileByPath: FileByPath): Promise<PlainServer> {
  const gzipped = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = ownFiles[pathname] ?? fileByPath(pathname);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    const bytes = gzipped.get(pathname) ?? gzipSync(file, { level: constants.Z_BEST_COMPRESSION });
    gzipped.set(pathname, bytes);
    response.writeHead(200, {
      'Content-Type':
        mediaTypes[/\.(\w+)$/.exec(pathname)?.[1] ?? 'html'] ?? 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Content-Length': bytes.length,
      'Cache-Control': 'no-cache',
    });
    response.end(bytes);
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}`,
    askedBytes: () => [...gzipped.values()].reduce((sum, { length }) => sum + length, 0),
    close: () => closeServer(server),
  };
}

const ownFiles: Readonly<Record<string, string>> = {
  [installPath]: `<!doctype html><title>install</title><script>navigator.serviceWorker.register('/cache-first-worker.js')</script>`,
  '/cache-first-worker.js': `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith((async () => {
  const cache = await caches.open('site');
  const held = await cache.match(event.request, { ignoreSearch: true });
  if (held || event.request.method !== 'GET') return held ?? fetch(event.request);
  const answer = await fetch(event.request);
  if (answer.ok) await cache.put(event.request, answer.clone());
  return answer;
})()));`,
};
