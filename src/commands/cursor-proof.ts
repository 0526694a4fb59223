/**
 * `npm run cursor-proof -- [--rows N] [--writers N] [--json]`: on a PostgreSQL of its own, does a reader's
 * cursor miss anything that writers commit meanwhile? Exit code 1 if it does.
 */
import { parseArgs } from 'node:util';
import { openShippingJournal } from './cursor-proof/journal.ts';
import { proveCursor } from './cursor-proof/proof.ts';
import { withTemporaryDatabase } from './temporary/temporary-database.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    writers: { type: 'string', default: '64' },
    json: { type: 'boolean', default: false },
  },
});
const [rows, writers] = [Number(values.rows), Number(values.writers)];
if (!(Number.isInteger(rows) && rows > 0 && Number.isInteger(writers) && writers > 0)) {
  console.error('npm run cursor-proof -- [--rows 1000000] [--writers 64] [--json]');
  process.exit(2);
}

// A connection for each writer and the reader.
await withTemporaryDatabase(writers + 1, async ({ database }) => {
  const startedAt = Date.now();
  const outcome = await proveCursor(await openShippingJournal(database), {
    rows,
    writers,
    rowsPerBatch: 200,
    chance: Math.random,
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(
    values.json
      ? JSON.stringify({ ...outcome, writers, seconds })
      : `${outcome.committed} rows by ${writers} writers in ${seconds} s, ${outcome.brokenOff} transactions broken off, ${outcome.longTransactions} long ones, ${outcome.pages} pages: ${outcome.missed} missed, ${outcome.repeated} repeated.`,
  );
  process.exitCode = outcome.missed === 0 ? 0 : 1;
});
