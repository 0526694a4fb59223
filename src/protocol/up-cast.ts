/**
 * Every schema of an op that was ever released can still be pushed: it is raised, step by step, to the one
 * of today. What came stays beside it as it came, with the hash that its phone knows it by.
 */
import { fail, succeed, type Result } from '../domain/result.ts';
import { opSchema, type JsonValue } from '../sync/op.ts';

export type JsonRecord = { readonly [key: string]: JsonValue };

/** Raises an op of the schema under which it is listed to the next one. */
export type UpCaster = (op: JsonRecord) => JsonRecord;

/** One for every schema below today's; today's is the first, so there is none yet. */
export const upCasters: ReadonlyMap<number, UpCaster> = new Map();

/** `newer-schema`: only a newer program can read this op. */
export function upCast(
  op: JsonRecord,
  casters: ReadonlyMap<number, UpCaster> = upCasters,
  current: number = opSchema,
): Result<JsonRecord, 'malformed' | 'newer-schema'> {
  const { schema } = op;
  if (typeof schema !== 'number' || !Number.isInteger(schema)) return fail('malformed');
  if (schema > current) return fail('newer-schema');
  if (schema === current) return succeed(op);
  const raise = casters.get(schema);
  return raise ? upCast({ ...raise(op), schema: schema + 1 }, casters, current) : fail('malformed');
}
