/**
 * One question to the city and its answer as a value: what was asked for, the city's own refusal, or
 * `offline` when nobody from the city answered. Everything that comes in is decoded here.
 */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { Problem, type ProblemCode } from '../../protocol/problem.ts';
import type { Refusal } from '../store/services.ts';

export type Fetch = typeof globalThis.fetch;

export type CityRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Milliseconds; a request that hangs longer counts as no answer. */
const ANSWER_WITHIN = 30_000;

/** Asks, and decodes the answer with `schema`; an empty answer (204) is decoded as `undefined`. */
export async function askCity<Schema extends v.GenericSchema>(
  fetch: Fetch,
  request: CityRequest,
  schema: Schema,
): Promise<Result<v.InferOutput<Schema>, Refusal>> {
  const arrived = await exchange(fetch, request);
  if (arrived === 'no answer') return fail({ type: 'offline' });
  if (arrived === 'timed out') return fail({ type: 'offline', timedOut: true });
  const { status, text } = arrived;
  const body = text === '' ? undefined : parseJson(text);
  if (status < 200 || status >= 300) return fail(problemOf(status, body));
  // A Wi-Fi's own sign-in page answers 200 with HTML: that was not the city.
  if (body === notJson) return fail({ type: 'offline' });
  const decoded = v.safeParse(schema, body);
  return decoded.success
    ? succeed(decoded.output)
    : fail({ type: 'unexpected', title: 'The answer has another shape', status });
}

async function exchange(
  fetch: Fetch,
  { method, path, body, headers }: CityRequest,
): Promise<{ readonly status: number; readonly text: string } | 'no answer' | 'timed out'> {
  try {
    const answer = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'TimeoutError'
      ? 'timed out'
      : 'no answer';
  }
}

const notJson = Symbol('not JSON');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

/** The city's problem; where something in between answered (a proxy, the sign-in library), the nearest to its status. */
function problemOf(status: number, body: unknown): Problem {
  const problem = v.safeParse(Problem, body);
  if (problem.success) return problem.output;
  return { type: problemByStatus[status] ?? 'unexpected', title: `HTTP ${status}`, status };
}

const problemByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed',
  401: 'sign-in-needed',
  403: 'not-allowed',
  404: 'not-found',
  412: 'stale-edit',
  413: 'too-large',
  428: 'precondition-needed',
  429: 'too-many-tries',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};
