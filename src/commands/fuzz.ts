/**
 * `npm run fuzz -- [--n N] [--seed S] [--json]`: malformed requests to every address, as nobody, as a phone and
 * as staff of each role. Exit code 1 where an answer is none of ours, or memory grows without bound.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/run.ts';
import { openTarget } from './fuzz/target.ts';
import { withTemporaryDatabase } from './temporary/temporary-database.ts';

/** Megabytes, for server and sender together; a leak of 10 kB a request would show at 100,000. */
const memoryLimit = 700;
const shownFindings = 20;
const shownBytes = 600;

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [n, seed] = [Number(values.n), Number(values.seed)];
if (!(Number.isInteger(n) && n > 0 && Number.isInteger(seed))) {
  console.error('npm run fuzz -- [--n 10000] [--seed 1] [--json]');
  process.exit(2);
}

await withTemporaryDatabase(20, async ({ database, pool }) => {
  const clientFolder = join(import.meta.dirname, '..', 'client');
  const target = await openTarget({ database, pool, clientFolder });
  const startedAt = Date.now();
  const outcome = await fuzz(target, { n, seed });
  await target.close();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  for (const { index, fault, request } of outcome.findings.slice(0, shownFindings)) {
    const { as, method, path, headers, body } = request;
    console.error(`${index}: ${fault}: ${method} ${path} as ${as} ${JSON.stringify(headers)}`);
    console.error(`   ${body?.toString('latin1').slice(0, shownBytes) ?? 'no body'}`);
  }
  for (const error of target.faults.slice(0, shownFindings)) console.error(error);
  const { findings, statuses, greatestMemory } = outcome;
  const told = { requests: n, seed, seconds, statuses, greatestMemory, findings: findings.length };
  console.log(
    values.json
      ? JSON.stringify(told)
      : `${n} requests from seed ${seed} in ${seconds} s: ${findings.length} wrong answers, at most ${greatestMemory} MB; ${Object.entries(
          statuses,
        )
          .map(([status, count]) => `${status}: ${count}`)
          .join(', ')}.`,
  );
  process.exitCode = findings.length === 0 && greatestMemory <= memoryLimit ? 0 : 1;
});
