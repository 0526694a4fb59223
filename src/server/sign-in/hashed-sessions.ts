/**
 * better-auth stores session tokens as they are. This stands between it and its tables: a token is
 * stored as its SHA-256, a row is found by it, and the caller gets back the token that it asked with,
 * so a copy of the table opens nothing. The limits of a session are kept here too, because every way
 * to a session passes through: 30 minutes without use, 12 hours at most.
 */
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { HOUR, MINUTE } from '../../domain/time.ts';
import { hashToken } from '../secret.ts';

export const idleLimit = 30 * MINUTE;
const absoluteLimit = 12 * HOUR;

/** Stored tokens begin so; made tokens never do. */
const mark = 'sha256:';

type Row = Readonly<Record<string, unknown>>;

export function withHashedSessions(adapter: DBAdapter, now: () => number): DBAdapter {
  return {
    ...adapter,
    ...wrapped(adapter, now),
    transaction: (work) =>
      adapter.transaction((inner) => work({ ...inner, ...wrapped(inner, now) })),
  };
}

function wrapped(
  adapter: DBTransactionAdapter,
  now: () => number,
): Omit<DBTransactionAdapter, 'id' | 'options' | 'createSchema'> {
  return {
    create: async (input) => {
      if (input.model !== 'session') return adapter.create(input);
      const row = await adapter.create({ ...input, data: hardened(input.data, now) });
      return withToken(row, tokenOf(input.data));
    },
    findOne: async (input) => {
      const row = await adapter.findOne(hashedWhere(input));
      if (row === null || input.model !== 'session') return row as never;
      return isTooOld(row, now) ? null : withToken(row, tokenAskedFor(input.where));
    },
    findMany: async (input) => {
      const rows = await adapter.findMany(hashedWhere(input));
      if (input.model !== 'session') return rows as never;
      const tokens = tokensAskedFor(input.where ?? []);
      return rows
        .filter((row) => !isTooOld(row, now))
        .map((row) =>
          withToken(
            row,
            tokens.find((token) => stored(token) === tokenOf(row)),
          ),
        );
    },
    count: (input) => adapter.count(hashedWhere(input)),
    update: async (input) => {
      const update = input.model === 'session' ? hardened(input.update, now) : input.update;
      const row = await adapter.update(hashedWhere({ ...input, update }));
      if (row === null || input.model !== 'session') return row as never;
      return withToken(row, tokenAskedFor(input.where));
    },
    updateMany: (input) => adapter.updateMany(hashedWhere(input)),
    delete: (input) => adapter.delete(hashedWhere(input)),
    deleteMany: (input) => adapter.deleteMany(hashedWhere(input)),
    consumeOne: (input) => adapter.consumeOne(hashedWhere(input)),
    incrementOne: (input) => adapter.incrementOne(hashedWhere(input)),
  };
}

/** What is written of a session: no plain token, no address, no later end than the idle limit. */
function hardened<Fields extends Row>(fields: Fields, now: () => number): Fields {
  const token = tokenOf(fields);
  const end = fields['expiresAt'];
  return {
    ...fields,
    ...(token === undefined ? {} : { token: stored(token) }),
    ...('ipAddress' in fields ? { ipAddress: '', userAgent: '' } : {}),
    ...(end instanceof Date
      ? { expiresAt: new Date(Math.min(end.getTime(), now() + idleLimit)) }
      : {}),
  };
}

function hashedWhere<Input extends { model: string; where?: Where[] | undefined }>(
  input: Input,
): Input {
  if (input.model !== 'session' || !input.where) return input;
  const where = input.where.map((clause) => {
    if (clause.field !== 'token') return clause;
    const { value } = clause;
    if (typeof value === 'string') return { ...clause, value: stored(value) };
    return Array.isArray(value)
      ? { ...clause, value: value.map((one) => stored(`${one}`)) }
      : clause;
  });
  return { ...input, where };
}

const stored = (token: string): string =>
  token.startsWith(mark) ? token : `${mark}${hashToken(token)}`;

function tokensAskedFor(where: readonly Where[]): readonly string[] {
  return where
    .filter((clause) => clause.field === 'token')
    .flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : [`${value}`]));
}

const tokenAskedFor = (where: readonly Where[]): string | undefined => tokensAskedFor(where)[0];

function tokenOf(row: unknown): string | undefined {
  const token = typeof row === 'object' && row !== null && 'token' in row ? row.token : undefined;
  return typeof token === 'string' ? token : undefined;
}

const withToken = (row: unknown, token: string | undefined): never =>
  (token === undefined ? row : { ...(row as Row), token }) as never;

function isTooOld(row: unknown, now: () => number): boolean {
  const createdAt =
    typeof row === 'object' && row !== null && 'createdAt' in row ? row.createdAt : undefined;
  return createdAt instanceof Date && createdAt.getTime() + absoluteLimit <= now();
}
