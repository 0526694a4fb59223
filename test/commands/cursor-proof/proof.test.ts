import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { openShippingJournal } from '../../../src/commands/cursor-proof/journal.ts';
import { proveCursor, type Journal } from '../../../src/commands/cursor-proof/proof.ts';
import { openDatabase, openPool, type Database } from '../../../src/server/db/database.ts';
import { createFreshDatabase } from '../../fresh-database.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Fewer connections than writers would only make them wait for one another. */
async function aDatabase(): Promise<Database> {
  const fresh = await createFreshDatabase();
  const wide = openDatabase(
    openPool({ connectionString: fresh.connectionString, maxConnections: 17 }),
  );
  ends.push(fresh.drop, () => wide.destroy());
  return wide;
}

const options = { rows: 4_000, writers: 16, rowsPerBatch: 10 };

/** Mulberry32: the same decisions every time. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What everybody tries first: a serial number as the cursor. */
async function openSerialJournal(database: Database): Promise<Journal<number>> {
  await sql`CREATE TABLE serial_op (place bigserial PRIMARY KEY, writer integer, seq bigint)`.execute(
    database,
  );
  return {
    beginning: 0,
    write: ({ writer, first, count, pause }) =>
      database.transaction().execute(async (transaction) => {
        await sql`INSERT INTO serial_op (writer, seq)
          SELECT ${writer}::int, generate_series(${first}::bigint, ${first + count - 1}::bigint)`.execute(
          transaction,
        );
        await pause();
      }),
    read: async (after) => {
      const { rows } = await sql<{ place: number; writer: number; seq: number }>`
        SELECT place, writer, seq FROM serial_op WHERE place > ${after}
        ORDER BY place LIMIT 2000`.execute(database);
      return { rows, position: rows.at(-1)?.place ?? after, more: rows.length === 2_000 };
    },
  };
}

describe('A reader whose cursor only goes forward, while 16 writers commit, linger and break off', () => {
  test('misses nothing of what ships, and meets nothing twice', async () => {
    const journal = await openShippingJournal(await aDatabase());
    const outcome = await proveCursor(journal, { ...options, chance: chanceFrom(1) });
    expect(outcome).toMatchObject({ committed: 4_000, missed: 0, repeated: 0 });
    expect(outcome.brokenOff).toBeGreaterThan(10);
    expect(outcome.longTransactions).toBeGreaterThan(2);
    expect(outcome.pages).toBeGreaterThan(10);
  });

  test('misses rows where the cursor is a serial number: the proof tells the difference', async () => {
    const journal = await openSerialJournal(await aDatabase());
    const outcome = await proveCursor(journal, { ...options, chance: chanceFrom(1) });
    expect(outcome.committed).toBe(4_000);
    expect(outcome.missed).toBeGreaterThan(100);
  });
});
