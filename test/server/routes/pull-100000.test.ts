import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullPage } from '../../../src/protocol/pull.ts';
import { runChangeSet } from '../../../src/server/db/change-set.ts';
import { createFreshDatabase, type FreshDatabase } from '../../fresh-database.ts';
import { aCity, aPhone, aServer, chigasaki, type APhone, type AServer } from '../a-server.ts';

const rows = 100_000;
const rowsPerBatch = 500;
/** Megabytes above what was held before the first page. */
const greatestGrowth = 40;

let fresh: FreshDatabase;
let server: AServer;
let phone: APhone;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

beforeAll(async () => {
  fresh = await createFreshDatabase();
  server = aServer(fresh);
  await aCity(server);
  phone = await aPhone(server);
  const other = '0'.repeat(32);
  for (let batch = 0; batch < rows / rowsPerBatch; batch += 1) {
    const changeSet = {
      municipalityCode: chigasaki,
      batchId: `batch-${batch}`,
      deviceId: other,
      storedAt: 0,
    };
    await runChangeSet(fresh.database, changeSet, async (transaction) => {
      await sql`INSERT INTO class_record (municipality_code, class_session_id, group_id)
        VALUES (${chigasaki}, ${`class-${batch}`}, 'south')`.execute(transaction);
      await sql`
        INSERT INTO op (municipality_code, device_id, seq, actor_id, class_session_id, learner_id,
          field, value, parents, clock_millis, clock_counter, schema, hash, batch_id)
        SELECT ${chigasaki}, ${other}, seq, '-', ${`class-${batch}`}, 'nami-' || lpad(seq::text, 12, '0'),
          'attendance', '"present"', '[]', seq, 0, 1, repeat('a', 64), ${`batch-${batch}`}
        FROM generate_series(${batch * rowsPerBatch + 1}::bigint,
          ${(batch + 1) * rowsPerBatch}::bigint) AS seq`.execute(transaction);
      return { changed: true, value: null };
    });
  }
  await sql`ANALYZE`.execute(fresh.database);
}, 120_000);
afterAll(() => fresh.drop());

test('A new phone pulls 100,000 records page by page; the server never holds more than a page', async () => {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let cursor = '';
  let pulled = 0;
  let pages = 0;
  let greatest = 0;
  let longest = 0;
  for (let more = true; more;) {
    const startedAt = performance.now();
    const response = await server.send('GET', `/api/pull?cursor=${cursor}`, {
      headers: phone.headers,
    });
    const page = (await response.json()) as PullPage;
    longest = Math.max(longest, performance.now() - startedAt);
    pulled += page.ops.length;
    pages += 1;
    ({ cursor, more } = page);
    greatest = Math.max(greatest, process.memoryUsage().heapUsed);
    collectGarbage();
    greatest = Math.max(greatest, process.memoryUsage().heapUsed);
  }
  const growth = (greatest - before) / 2 ** 20;
  process.stdout.write(
    `${pulled} rows, ${pages} pages, at most ${growth.toFixed(1)} MB more, longest page ${longest.toFixed(0)} ms\n`,
  );
  expect(pulled).toBe(rows);
  expect(pages).toBeGreaterThanOrEqual(50);
  expect(growth).toBeLessThan(greatestGrowth);
}, 120_000);
