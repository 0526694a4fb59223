/**
 * `npm run bench -- [--json] [--only key,key] [--rounds n] [--seed n] [--peers]`: measures what the README promises,
 * each figure on the real path beside its reference in one run. The last line with `--json` is one JSON object.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { describeFigure, type Conditions, type Figure } from './bench/figure.ts';
import { measureFirstVisit } from './bench/first-visit.ts';
import { measureIngest } from './bench/ingest.ts';
import { measureLearnerJs } from './bench/learner-js.ts';
import { measureOfflineStart } from './bench/offline-start.ts';
import { measurePackUpdate } from './bench/pack-update.ts';
import { measurePeers } from './bench/peers.ts';
import { measurePracticeTouch } from './bench/practice-touch.ts';
import { measureRoll30 } from './bench/roll-30.ts';
import { measureRoster200 } from './bench/roster-200.ts';
import { measureStepChange } from './bench/step-change.ts';
import { measureSync10k } from './bench/sync-10k.ts';
import { measureTap } from './bench/tap.ts';

type Figures = Readonly<Record<string, Figure>>;

type Bench = {
  /** What one run of it finds out. */
  readonly keys: readonly string[];
  readonly measure: (conditions: Conditions) => Figures | Promise<Figures>;
};

const benches: readonly Bench[] = [
  { keys: ['learnerJs'], measure: () => ({ learnerJs: measureLearnerJs() }) },
  { keys: ['tap'], measure: async () => ({ tap: await measureTap() }) },
  { keys: ['roll30'], measure: async () => ({ roll30: await measureRoll30() }) },
  {
    keys: ['practiceTouch'],
    measure: async (conditions) => ({ practiceTouch: await measurePracticeTouch(conditions) }),
  },
  { keys: ['roster200'], measure: async () => ({ roster200: await measureRoster200() }) },
  { keys: ['stepChange', 'stepChangeRatio'], measure: measureStepChange },
  { keys: ['packUpdate', 'packUpdateNothing'], measure: measurePackUpdate },
  { keys: ['firstVisit', 'readableBytes'], measure: measureFirstVisit },
  {
    keys: ['sync10k'],
    measure: async (conditions) => ({ sync10k: await measureSync10k(conditions) }),
  },
  { keys: ['ingest'], measure: async () => ({ ingest: await measureIngest() }) },
  {
    keys: ['offlineStart4x'],
    measure: async (conditions) => ({
      offlineStart4x: await measureOfflineStart(4, 1.25, conditions),
    }),
  },
  {
    keys: ['offlineStart6x'],
    measure: async (conditions) => ({
      offlineStart6x: await measureOfflineStart(6, 1.3, conditions),
    }),
  },
];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string' },
  },
});
const conditions: Conditions = {
  rounds: countingNumber('rounds', values.rounds),
  seed: countingNumber('seed', values.seed) ?? Date.now() % 100_000,
};
const known = benches.flatMap(({ keys }) => keys);
const asked = values.only?.split(',') ?? (values.peers ? [] : known);
const unknown = asked.filter((key) => !known.includes(key));
if (unknown.length > 0) refuse(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}`);

console.log(`Orders are drawn with --seed ${conditions.seed}.`);
if (conditions.rounds !== null)
  console.log(`Shortened to ${conditions.rounds} rounds: for trying, not for quoting.`);

const figures: Record<string, Figure> = {};
for (const { keys, measure } of benches) {
  if (!keys.some((key) => asked.includes(key))) continue;
  for (const [key, figure] of Object.entries(await measure(conditions))) {
    if (!asked.includes(key)) continue;
    figures[key] = figure;
    for (const line of describeFigure(key, figure)) console.log(line);
  }
}
if (values.peers) for (const line of await measurePeers(conditions)) console.log(line);
// Ratios bear a busy machine; milliseconds do not.
console.log(
  `Load of the last five minutes: ${loadavg()[1]?.toFixed(1)} on ${availableParallelism()} cores.`,
);
if (values.json) console.log(JSON.stringify(figures));

function countingNumber(name: string, word: string | undefined): number | null {
  if (word === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(word)) refuse(`--${name} must be a number from 1 on.`);
  return Number(word);
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
