/** Reads a JSON body, no further than its limit. */
import * as v from 'valibot';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import type { JsonValue } from '../sync/op.ts';
import type { Context } from './context.ts';
import { refuse, type ProblemDetails } from './problem.ts';
import { isDeeperThan, isStorable } from './triage.ts';

export const KIB = 1024;
const usualLimit = 256 * KIB;
/** Nesting beyond which a body is nobody's: recursion over it would exhaust the stack. */
export const greatestDepth = 64;

export type BodyRefusal = { readonly type: ProblemCode } & ProblemDetails;

/** Compressed uploads are refused: a few bytes could unpack into gigabytes. */
export async function readJson(
  request: Request,
  limit: number = usualLimit,
): Promise<Result<JsonValue, BodyRefusal>> {
  const { headers } = request;
  const mediaType = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = headers.get('Content-Encoding');
  if (mediaType !== 'application/json' || (encoding !== null && encoding !== 'identity'))
    return fail({ type: 'wrong-media-type' });
  if (Number(headers.get('Content-Length') ?? 0) > limit) return fail({ type: 'too-large' });
  const text = await readText(request, limit);
  if (text === null) return fail({ type: 'too-large' });
  const value = parseJson(text);
  if (value === undefined || isDeeperThan(value, greatestDepth)) return fail({ type: 'malformed' });
  return succeed(value);
}

/** Reads and decodes in one go; a refusal is a finished response. */
export async function decodeBody<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
  limit: number = usualLimit,
): Promise<Result<v.InferOutput<Schema>, Response>> {
  const body = await readJson(context.req.raw, limit);
  if (!body.ok) {
    const { type, ...details } = body.failure;
    return fail(refuse(context, type, details));
  }
  if (!isStorable(body.value)) return fail(refuse(context, 'malformed'));
  const decoded = v.safeParse(schema, body.value);
  if (decoded.success) return succeed(decoded.output);
  return fail(refuse(context, 'malformed', { fields: fieldsOf(decoded.issues) }));
}

/** Which parts of a message are wrong, at most 20 of them; never their values. */
export const fieldsOf = (
  issues: readonly v.BaseIssue<unknown>[],
): { path: string; fault: string }[] =>
  issues.slice(0, 20).map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    fault: issue.type === 'check' ? issue.message : issue.type,
  }));

async function readText(request: Request, limit: number): Promise<string | null> {
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
