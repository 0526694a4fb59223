/**
 * One file under `/packs/` as a value: whole and of its shape, or why not. Whatever else answers, a
 * Wi-Fi's sign-in page among others, is not taken for the city.
 */
import * as v from 'valibot';
import { hexOf } from '../../domain/ids.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { PackIndex } from '../../protocol/packs.ts';
import type { ShelfName } from '../store/library-database.ts';

export type PackFilePorts = {
  readonly fetch: typeof globalThis.fetch;
  /** Lower-case hex; the browser's own unless a caller has no `crypto.subtle`. */
  readonly sha256?: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
};

/** `newer`: it is JSON, but speaks of packs in a way that this build does not know. */
type Trouble = { readonly type: 'offline' | 'damaged' | 'newer' };

/** Milliseconds; an answer that takes longer counts as a cut. */
const ANSWER_WITHIN = 30_000;
/** A piece that arrives damaged is fetched once more, past every cache. */
const TRIES = 2;

export async function fetchIndex(
  ports: PackFilePorts,
  name: ShelfName = 'index',
): Promise<Result<PackIndex, Trouble>> {
  // `no-cache` asks with the ETag: while nothing changed the answer is a few bytes.
  const bytes = await fetchBytes(ports, `/packs/${name}.json`, 'no-cache');
  const json = bytes.ok ? parseJson(bytes.value) : notJson;
  if (json === notJson) return fail({ type: 'offline' });
  const decoded = v.safeParse(PackIndex, json);
  return decoded.success ? succeed(decoded.output) : fail({ type: 'newer' });
}

/** A file under `/packs/` that has the hash by which it is named, and the shape. */
export async function fetchNamed<Schema extends v.GenericSchema>(
  ports: PackFilePorts,
  hash: string,
  schema: Schema,
): Promise<Result<v.InferInput<Schema>, Trouble>> {
  const { sha256 = browserSha256 } = ports;
  let trouble: Trouble = { type: 'offline' };
  for (let tried = 0; tried < TRIES; tried += 1) {
    // Files never change under their name, so the browser's cache may answer the first try.
    const bytes = await fetchBytes(
      ports,
      `/packs/${hash}.json`,
      tried === 0 ? 'default' : 'reload',
    );
    const json =
      bytes.ok && (await sha256(bytes.value)) === hash ? parseJson(bytes.value) : notJson;
    if (v.is(schema, json)) return succeed(json);
    trouble = bytes.ok ? { type: 'damaged' } : bytes.failure;
  }
  return fail(trouble);
}

async function fetchBytes(
  { fetch }: PackFilePorts,
  path: string,
  cache: RequestCache,
): Promise<Result<Uint8Array<ArrayBuffer>, Trouble>> {
  try {
    const answer = await fetch(path, { cache, signal: AbortSignal.timeout(ANSWER_WITHIN) });
    // A Wi-Fi's own sign-in page answers 200 with HTML: that was not the city.
    if (answer.headers.get('Content-Type')?.includes('html')) return fail({ type: 'offline' });
    if (!answer.ok) return fail({ type: answer.status === 404 ? 'damaged' : 'offline' });
    return succeed(new Uint8Array(await answer.arrayBuffer()));
  } catch {
    return fail({ type: 'offline' });
  }
}

const notJson = Symbol('not JSON');

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return notJson;
  }
}

async function browserSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
