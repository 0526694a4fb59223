import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkBackup,
  createTally,
  endOfRows,
  firstLine,
  lastLines,
  partsOf,
  startOfRows,
  type Manifest,
} from '../../../src/server/db/backup-format.ts';

const venues = { schema: 'public', name: 'venue', columns: ['id', 'name'] };
const empty = { schema: 'auth', name: 'user', columns: ['id'] };
/** Values with the marks of the format in them, as COPY writes them. */
const rows = 'nango\t南湖公民館\nodd\t\\\\.\\nCOPY "a"."b" (c) FROM stdin;\n\\\\.\t\\N\n';

function aBackup(changes: Partial<Manifest> = {}, written = rows): Buffer {
  const tally = createTally();
  tally.add(Buffer.from(rows));
  const manifest: Manifest = {
    format: 1,
    createdAt: 1_763_800_000_000,
    postgres: '18.4',
    migrations: [],
    secretMark: 'a'.repeat(64),
    municipalities: [{ municipalityCode: '142077', version: 7 }],
    tables: [
      { ...venues, ...tally.total() },
      { ...empty, ...createTally().total() },
    ],
    ...changes,
  };
  return Buffer.concat([
    Buffer.from(`${firstLine}${startOfRows(venues)}${written}`),
    endOfRows,
    Buffer.from(startOfRows(empty)),
    endOfRows,
    Buffer.from(lastLines(manifest)),
  ]);
}

async function* cut(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer, void> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

async function readAll(chunks: AsyncIterable<Buffer>) {
  const seen: string[] = [];
  const bytes: Buffer[] = [];
  for await (const part of partsOf(chunks)) {
    if (part.type === 'rows') bytes.push(part.bytes);
    else seen.push(part.type === 'table' ? part.table.name : part.type);
  }
  return { seen, rows: Buffer.concat(bytes).toString() };
}

describe('A backup', () => {
  test('gives back its tables and rows wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40 })), async (lengths) => {
        expect(await readAll(cut(aBackup(), lengths))).toEqual({
          seen: ['line', 'venue', 'end', 'user', 'end', 'line', 'line'],
          rows,
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('is believed where every table is as its manifest says', async () => {
    const checked = await checkBackup(cut(aBackup(), []));
    expect(checked).toMatchObject({
      ok: true,
      value: {
        tables: [
          { name: 'venue', rows: 3, sha256: createHash('sha256').update(rows).digest('hex') },
          { name: 'user', rows: 0 },
        ],
      },
    });
  });

  test('cut short anywhere is no longer believed', async () => {
    const whole = aBackup();
    for (let length = 0; length < whole.length; length += 7) {
      const checked = await checkBackup(cut(whole.subarray(0, length), []));
      expect(checked.ok, `${length} bytes`).toBe(false);
    }
  });

  test.each([
    ['an altered row', aBackup({}, rows.replace('nango', 'kango')), '"public"."venue"'],
    ['a row more', aBackup({}, `${rows}more\t\\N\n`), '"public"."venue"'],
    ['a table less', aBackup({ tables: [] }), '"public"."venue"'],
    [
      'another manifest under its hash',
      Buffer.from(aBackup().toString().replace('"version":7', '"version":8')),
      'manifest',
    ],
  ])('with %s is told as damaged, with the part', async (_, bytes, part) => {
    expect(await checkBackup(cut(bytes, []))).toEqual({
      ok: false,
      failure: { type: 'damaged', part },
    });
  });

  test('is told from any other file', async () => {
    for (const text of ['', 'PGDMP', '-- PostgreSQL database dump\n'])
      expect(await checkBackup(cut(Buffer.from(text), []))).toEqual({
        ok: false,
        failure: { type: 'not-a-backup' },
      });
  });
});
