/**
 * What a backup is made of. Text, so that it passes between versions of PostgreSQL and can be read
 * without this program: for each table a line `COPY … FROM stdin;`, its rows as COPY writes them, and a
 * line `\.`; at the end, as comments, the manifest and its SHA-256. (gzip is put around it elsewhere.)
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';

const Name = v.pipe(v.string(), v.regex(/^\w+$/));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const BackedUpTable = v.object({
  schema: Name,
  name: Name,
  columns: v.array(Name),
  rows: Whole,
  /** Of the rows' bytes. */
  sha256: Sha256,
});

export const Manifest = v.object({
  format: v.literal(1),
  /** Milliseconds since 1970. */
  createdAt: Whole,
  /** Version of the PostgreSQL that it was read from. */
  postgres: v.string(),
  /** What had been applied to the database. */
  migrations: v.array(v.object({ number: Whole, name: v.string(), hash: Sha256 })),
  /** Tells whether an installation has the secret that codes and second factors here were made with. */
  secretMark: Sha256,
  /** Each with the version of its newest batch. */
  municipalities: v.array(v.object({ municipalityCode: v.string(), version: Whole })),
  /** In an order in which every table follows those that it refers to. */
  tables: v.array(BackedUpTable),
});

export type Manifest = v.InferOutput<typeof Manifest>;
export type BackedUpTable = v.InferOutput<typeof BackedUpTable>;
export type TableShape = Pick<BackedUpTable, 'schema' | 'name' | 'columns'>;

export const firstLine = '-- Sumaho Hiroba backup, format 1. Holds secrets: keep it like one.\n';
export const endOfRows = Buffer.from('\\.\n');
const manifestMark = '-- manifest ';
const sha256Mark = '-- sha256 ';

export const qualified = ({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string =>
  `"${schema}"."${name}"`;
export const columnList = ({ columns }: Pick<TableShape, 'columns'>): string =>
  columns.map((column) => `"${column}"`).join(', ');

export const startOfRows = (table: TableShape): string =>
  `COPY ${qualified(table)} (${columnList(table)}) FROM stdin;\n`;

export function lastLines(manifest: Manifest): string {
  const text = JSON.stringify(manifest);
  return `${manifestMark}${text}\n${sha256Mark}${sha256Of(text)}\n`;
}

export type BackupPart =
  | { readonly type: 'table'; readonly table: TableShape }
  /** Follow a `table`; end at its `end`. */
  | { readonly type: 'rows'; readonly bytes: Buffer }
  | { readonly type: 'end' }
  | { readonly type: 'line'; readonly text: string };

const newline = 0x0a;
const closing = Buffer.from('\n\\.\n');
/** A line outside the rows that is longer is no backup of ours. */
const longestLine = 4 * 1024 * 1024;

/** Cuts the bytes into parts; holds one chunk at a time. An end in mid-table shows as a missing `end`. */
export async function* partsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<BackupPart, void> {
  let rest: Buffer = Buffer.alloc(0);
  let within: 'lines' | 'first row' | 'rows' = 'lines';
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (within === 'lines') {
        const end = rest.indexOf(newline);
        if (end < 0) {
          if (rest.length > longestLine) return;
          break;
        }
        const text = rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
        const table = tableOf(text);
        if (table) within = 'first row';
        yield table ? { type: 'table', table } : { type: 'line', text };
      } else {
        if (within === 'first row') {
          if (rest.length < endOfRows.length) break;
          within = 'rows';
          if (rest.subarray(0, endOfRows.length).equals(endOfRows)) {
            rest = rest.subarray(endOfRows.length);
            within = 'lines';
            yield { type: 'end' };
            continue;
          }
        }
        const end = rest.indexOf(closing);
        // The last bytes may be the beginning of what closes the table.
        const sure = end < 0 ? rest.length - closing.length + 1 : end + 1;
        if (sure > 0) yield { type: 'rows', bytes: rest.subarray(0, sure) };
        rest = rest.subarray(Math.max(sure, 0));
        if (end < 0) break;
        rest = rest.subarray(endOfRows.length);
        within = 'lines';
        yield { type: 'end' };
      }
    }
  }
}

function tableOf(line: string): TableShape | null {
  const [, schema, name, columns] =
    /^COPY "(\w+)"\."(\w+)" \(((?:"\w+"(?:, )?)*)\) FROM stdin;$/.exec(line) ?? [];
  if (schema === undefined || name === undefined || columns === undefined) return null;
  return {
    schema,
    name,
    columns: columns === '' ? [] : columns.split(', ').map((quoted) => quoted.slice(1, -1)),
  };
}

export type BackupFault =
  | { readonly type: 'not-a-backup' }
  /** Cut short or altered; `part` is a table or the manifest. */
  | { readonly type: 'damaged'; readonly part: string };

/** Reads everything and believes the manifest only where every table is as it says. */
export async function checkBackup(
  chunks: AsyncIterable<Buffer>,
): Promise<Result<Manifest, BackupFault>> {
  const found: BackedUpTable[] = [];
  let open: { readonly table: TableShape; readonly tally: Tally } | null = null;
  let manifestText: string | null = null;
  let manifestHash: string | null = null;
  let isFirst = true;
  for await (const part of partsOf(chunks)) {
    if (isFirst && (part.type !== 'line' || `${part.text}\n` !== firstLine))
      return fail({ type: 'not-a-backup' });
    isFirst = false;
    if (part.type === 'table') open = { table: part.table, tally: createTally() };
    else if (part.type === 'rows') open?.tally.add(part.bytes);
    else if (part.type === 'end' && open) {
      found.push({ ...open.table, ...open.tally.total() });
      open = null;
    } else if (part.type === 'line' && part.text.startsWith(manifestMark))
      manifestText = part.text.slice(manifestMark.length);
    else if (part.type === 'line' && part.text.startsWith(sha256Mark))
      manifestHash = part.text.slice(sha256Mark.length);
  }
  if (isFirst) return fail({ type: 'not-a-backup' });
  if (open) return fail({ type: 'damaged', part: qualified(open.table) });
  if (manifestText === null || sha256Of(manifestText) !== manifestHash)
    return fail({ type: 'damaged', part: 'manifest' });
  const decoded = v.safeParse(v.pipe(v.string(), v.parseJson(), Manifest), manifestText);
  if (!decoded.success) return fail({ type: 'damaged', part: 'manifest' });
  const { tables } = decoded.output;
  const differs = tables.findIndex(
    (table, index) => JSON.stringify(table) !== JSON.stringify(found[index]),
  );
  const wrong =
    tables[differs] ?? (found.length > tables.length ? found[tables.length] : undefined);
  return wrong ? fail({ type: 'damaged', part: qualified(wrong) }) : succeed(decoded.output);
}

export type Tally = {
  readonly add: (bytes: Buffer) => void;
  readonly total: () => { readonly rows: number; readonly sha256: string };
};

/** Counts and hashes rows on their way. COPY writes a line break within a value as `\n`. */
export function createTally(): Tally {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (bytes) => {
      hash.update(bytes);
      for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) rows += 1;
    },
    total: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
