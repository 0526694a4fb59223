/**
 * `npm run simulate -- --seeds N [--from S] [--json]`: lives through N cities, each by its seed, with the
 * cores that ship. `-- --mutants` proves the proof: every planted bug must be caught. The last line is JSON.
 */
import { parseArgs } from 'node:util';
import { simulate } from '../../test/simulation/simulate.ts';
import { runMutants } from './simulate/run-mutants.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

if (values.mutants) process.exitCode = (await runMutants(values.only ?? '')) ? 0 : 1;
else {
  const from = Number(values.from);
  const { broken, counts, ...sums } = await simulate(from, Number(values.seeds), 5);
  if (!values.json) {
    for (const { seed, trace } of broken)
      console.log(
        [`seed ${seed}:`, ...trace, `npm run simulate -- --seeds 1 --from ${seed}`].join('\n'),
      );
    for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`);
    console.log(`seeds ${from} to ${from + Number(values.seeds) - 1}, ${broken.length} broken`);
  }
  const { deviceDays, ops, ...breaches } = sums;
  const kills = (counts['kills of a tab'] ?? 0) + (counts['kills of the server'] ?? 0);
  const { restores = 0, clones = 0, 'clock jumps': clockJumps = 0 } = counts;
  console.log(
    JSON.stringify({ deviceDays, ops, restores, clones, clockJumps, kills, ...breaches }),
  );
  process.exitCode = broken.length === 0 ? 0 : 1;
}
