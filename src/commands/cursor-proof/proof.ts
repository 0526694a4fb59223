/**
 * Writers write in transactions that last and that break off, a reader pages all the while, never going
 * back. At the end, every committed row that the reader did not meet was missed by its cursor.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { isUnavailable } from '../../server/unavailable.ts';

export type Writing = {
  readonly writer: number;
  /** Seq of the first row; the others follow. */
  readonly first: number;
  readonly count: number;
  /** To be awaited between the rows and what gives them their place; rejects to break off. */
  readonly pause: () => Promise<void>;
};

export type Journal<Position> = {
  readonly beginning: Position;
  /** Rejects as `pause` did, having written nothing. */
  readonly write: (writing: Writing) => Promise<void>;
  readonly read: (after: Position) => Promise<{
    readonly rows: readonly { readonly writer: number; readonly seq: number }[];
    readonly position: Position;
    readonly more: boolean;
  }>;
};

export type ProofOptions = {
  /** Rows to commit, all writers together; rounded up to whole batches. */
  readonly rows: number;
  readonly writers: number;
  readonly rowsPerBatch: number;
  /** From 0 to 1, for each decision. */
  readonly chance: () => number;
  readonly progress?: (committed: number) => void;
};

export type ProofOutcome = {
  readonly committed: number;
  readonly brokenOff: number;
  readonly longTransactions: number;
  readonly pages: number;
  readonly missed: number;
  /** Rows that came twice; harmless, but a cursor should not. */
  readonly repeated: number;
};

/** One in so many transactions breaks off, and one in so many lasts long. */
const oneBreaksIn = 10;
const oneLastsIn = 50;
/** Milliseconds. */
const longPause = 500;
const shortPause = 5;

class BrokenOff extends Error {}

export async function proveCursor<Position>(
  journal: Journal<Position>,
  options: ProofOptions,
): Promise<ProofOutcome> {
  const { writers, rowsPerBatch, chance } = options;
  const batches = Math.ceil(options.rows / rowsPerBatch);
  const seen = Array.from({ length: writers }, () => new Set<number>());
  const expected = Array.from({ length: writers }, () => new Set<number>());
  const tally = {
    begun: 0,
    committed: 0,
    brokenOff: 0,
    longTransactions: 0,
    pages: 0,
    repeated: 0,
  };
  const work = { done: false };

  const writeOn = async (writer: number): Promise<void> => {
    for (let first = 1; tally.begun < batches; first += rowsPerBatch) {
      tally.begun += 1;
      const breaks = chance() * oneBreaksIn < 1;
      const lasts = chance() * oneLastsIn < 1;
      const ms = lasts ? longPause : chance() * shortPause;
      const pause = async () => {
        await wait(ms);
        if (breaks) throw new BrokenOff();
      };
      if (lasts) tally.longTransactions += 1;
      const committed = await journal.write({ writer, first, count: rowsPerBatch, pause }).then(
        () => true,
        (error: unknown) => {
          // A database that is too busy for now has written nothing either.
          if (error instanceof BrokenOff || isUnavailable(error)) return false;
          throw error;
        },
      );
      if (!committed) {
        tally.brokenOff += 1;
        // Its rows are still to be written, by whoever is next.
        tally.begun -= 1;
        continue;
      }
      tally.committed += rowsPerBatch;
      // One entry a batch: a batch is there in full or not at all.
      expected[writer]?.add(first);
      options.progress?.(tally.committed);
    }
  };

  const readOn = async (): Promise<void> => {
    let position = journal.beginning;
    for (;;) {
      const last = work.done;
      const page = await journal.read(position).catch((error: unknown) => {
        if (isUnavailable(error)) return null;
        throw error;
      });
      if (!page) continue;
      tally.pages += 1;
      position = page.position;
      for (const { writer, seq } of page.rows) {
        if (seen[writer]?.has(seq)) tally.repeated += 1;
        seen[writer]?.add(seq);
      }
      if (last && !page.more) return;
      if (!page.more) await wait(1);
    }
  };

  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => writeOn(writer)));
  await Promise.all([
    writing.finally(() => {
      work.done = true;
    }),
    readOn(),
  ]);

  let missed = 0;
  for (const [writer, firsts] of expected.entries())
    for (const first of firsts)
      for (let seq = first; seq < first + rowsPerBatch; seq += 1)
        if (!seen[writer]?.has(seq)) missed += 1;
  const { begun: _, ...told } = tally;
  return { ...told, missed };
}
