/**
 * `npm run bench -- [--json] [--only key,key]`: measures what the README promises, each figure on the real
 * path beside its reference in one run. The last line with `--json` is one JSON object.
 */
import { parseArgs } from 'node:util';
import type { Figure } from './bench/figure.ts';
import { measureIngest } from './bench/ingest.ts';
import { measureLearnerJs } from './bench/learner-js.ts';
import { measureMarkPainted } from './bench/mark-painted.ts';
import { measureTap } from './bench/tap.ts';

const benches: Readonly<Record<string, () => Figure | Promise<Figure>>> = {
  learnerJs: () => measureLearnerJs(),
  tap: measureTap,
  markPainted: measureMarkPainted,
  ingest: measureIngest,
};

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const keys = values.only?.split(',') ?? Object.keys(benches);
const unknown = keys.filter((key) => !(key in benches));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const figures: Record<string, Figure> = {};
for (const key of keys) {
  const figure = await benches[key]?.();
  if (!figure) continue;
  figures[key] = figure;
  const { value, target, atLeast = false, unit, n, spread } = figure;
  const verdict = (atLeast ? value >= target : value <= target) ? 'within' : 'MISSES';
  console.log(
    `${key}: ${value} ${unit}, ${verdict} the target of ${target} (n = ${n}, from ${spread[0]} to ${spread[1]})`,
  );
}
if (values.json) console.log(JSON.stringify(figures));
