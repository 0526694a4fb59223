/**
 * The built client. Hashed files may be kept for ever, and those of other builds are answered too; the
 * page, the worker, the manifest and the list of packs are asked for again each time and answered with
 * 304 while they are the same. Files are compressed once and kept in memory: the whole client is a few
 * megabytes.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { City } from '../protocol/city.ts';
import { namedAppOf, type InAppBrowser } from '../protocol/pages/in-app-browser.ts';
import { isHashed } from './build-files.ts';
import { composeReadyPage } from './ready-pages.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** Already compressed by their own format. */
const dense = new Set(['.png', '.woff2']);

const page = '/index.html';
const forEver = 'public, max-age=31536000, immutable';
/** Most bytes of other builds' files that are held in memory, before compression. */
const greatestMemory = 4 * 1024 * 1024;

type Encoding = 'br' | 'gzip' | 'identity';

type KeptFile = {
  /** Changes when the client is built again under a running server. */
  readonly modifiedAt: number;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly etag: string;
  readonly policy: string | null;
  readonly compressed: Map<Encoding, Buffer<ArrayBuffer>>;
};

/** Answers a request for a file or a page of the app; null where there is neither. */
export type StaticFiles = (request: Request) => Promise<Response | null>;

export type StaticFilesPorts = {
  /** A hashed file of another build than the one in the folder. */
  readonly findOther: (path: string) => Promise<Buffer<ArrayBuffer> | null>;
  /** May reject: a page can be read without the city's own values. */
  readonly readCity: () => Promise<City | null>;
};

export function createStaticFiles(
  folder: string,
  { findOther, readCity }: StaticFilesPorts,
): StaticFiles {
  const keptByPath = new Map<string, KeptFile>();
  const otherByPath = new Map<string, KeptFile>();
  const readyByPath = new Map<string, KeptFile & { readonly madeOf: string }>();

  const load = async (path: string): Promise<KeptFile | null> => {
    const place = join(folder, normalize(path));
    if (!place.startsWith(`${folder}${sep}`)) return null;
    const found = await stat(place).catch(() => null);
    if (!found?.isFile()) return null;
    const kept = keptByPath.get(path);
    if (kept?.modifiedAt === found.mtimeMs) return kept;
    const fresh = keptFile(path, await readFile(place), found.mtimeMs);
    keptByPath.set(path, fresh);
    return fresh;
  };

  const readText = async (path: string) => (await load(path))?.bytes.toString('utf8') ?? null;

  /** The page ready to be read, made anew only when the build or the city's values have changed. */
  const ready = async (
    path: string,
    template: KeptFile,
    inApp: InAppBrowser | null,
  ): Promise<KeptFile | null> => {
    const city = await readCity().catch(() => null);
    const index = await load('/packs/index.json');
    const madeOf = JSON.stringify([template.etag, index?.etag, city]);
    const name = `${path} ${inApp}`;
    const kept = readyByPath.get(name);
    if (kept?.madeOf === madeOf) return kept;
    const html = await composeReadyPage(
      path,
      template.bytes.toString('utf8'),
      readText,
      city,
      inApp,
    );
    if (html === null) return null;
    const fresh = { ...keptFile(page, Buffer.from(html), template.modifiedAt), madeOf };
    readyByPath.set(name, fresh);
    return fresh;
  };

  const loadOther = async (path: string): Promise<KeptFile | null> => {
    if (!isHashed(path)) return null;
    const kept = otherByPath.get(path);
    if (kept) return kept;
    const bytes = await findOther(path);
    if (bytes === null) return null;
    const fresh = keptFile(path, bytes, 0);
    otherByPath.set(path, fresh);
    forgetOldest(otherByPath, greatestMemory);
    return fresh;
  };

  return async (request) => {
    const path = decodePath(new URL(request.url).pathname);
    if (path === null) return null;
    const asked = isPage(path) ? page : path;
    const file = (await load(asked)) ?? (await loadOther(asked));
    const readyPage =
      file && asked === page
        ? await ready(path, file, namedAppOf(request.headers.get('User-Agent') ?? ''))
        : null;
    return file && answer(request, asked, readyPage ?? file);
  };
}

function keptFile(path: string, bytes: Buffer<ArrayBuffer>, modifiedAt: number): KeptFile {
  return {
    modifiedAt,
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
    policy: extname(path) === '.html' ? pagePolicy(bytes.toString('utf8')) : null,
    compressed: new Map(),
  };
}

/** The first in a map is the one that was put in longest ago. */
function forgetOldest(fileByPath: Map<string, KeptFile>, greatest: number): void {
  let held = [...fileByPath.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  for (const [path, { bytes }] of fileByPath) {
    if (held <= greatest || fileByPath.size === 1) return;
    fileByPath.delete(path);
    held -= bytes.byteLength;
  }
}

/** Addresses of the app have no extension; all of them are its one page. */
const isPage = (path: string): boolean =>
  extname(path) === '' && !path.startsWith('/packs/') && !path.startsWith('/assets/');

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}

async function answer(request: Request, path: string, file: KeptFile): Promise<Response> {
  const extension = extname(path);
  const headers = new Headers({
    'Cache-Control': isHashed(path) ? forEver : 'no-cache',
    ETag: file.etag,
    Vary: path === page ? 'Accept-Encoding, User-Agent' : 'Accept-Encoding',
  });
  if (file.policy) headers.set('Content-Security-Policy', file.policy);
  if (request.headers.get('If-None-Match')?.includes(file.etag))
    return new Response(null, { status: 304, headers });
  headers.set('Content-Type', mediaTypes[extension] ?? 'application/octet-stream');
  const encoding = dense.has(extension) ? 'identity' : encodingFor(request);
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
  const body = await compress(file, encoding);
  headers.set('Content-Length', `${body.byteLength}`);
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

function encodingFor(request: Request): Encoding {
  const accepted = request.headers.get('Accept-Encoding') ?? '';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

async function compress(file: KeptFile, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const kept = file.compressed.get(encoding);
  if (kept) return kept;
  const compressed =
    encoding === 'br'
      ? await promisify(brotliCompress)(file.bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
        })
      : encoding === 'gzip'
        ? await promisify(gzip)(file.bytes, { level: constants.Z_BEST_COMPRESSION })
        : file.bytes;
  file.compressed.set(encoding, compressed as Buffer<ArrayBuffer>);
  return compressed as Buffer<ArrayBuffer>;
}

/** A page's own styles are allowed by their hash, and nothing else inline is. */
function pagePolicy(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
  return contentSecurityPolicy(
    styles.map((css) => `sha256-${createHash('sha256').update(css).digest('base64')}`),
  );
}
