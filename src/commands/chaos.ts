/**
 * `npm run chaos -- [--n N] [--seed S] [--only name,name]`: N classes in a real Chromium before the real server and
 * PostgreSQL, with foul lines and everything killed in turn; what the screen showed is held against what is there. The
 * last line is JSON. A seed draws the same mishaps again; the milliseconds between them are the machine's.
 */
import { parseArgs } from 'node:util';
import { makeTwoBuilds } from '../../test/browser/two-builds.ts';
import { mishaps } from './chaos/mishaps.ts';
import { liveStory } from './chaos/story.ts';

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const [n, seed] = [Number(values.n), Number(values.seed)];
const only = values.only?.split(',') ?? mishaps.map(({ name }) => name);
const unknown = only.filter((wanted) => !mishaps.some(({ name }) => name === wanted));
if (!(Number.isInteger(n) && n > 0 && Number.isInteger(seed)) || unknown.length > 0) {
  console.error('npm run chaos -- [--n 1] [--seed 1] [--only name,name], with the names:');
  for (const { name } of mishaps) console.error(`  ${name}`);
  process.exit(2);
}

const needsTwoBuilds = mishaps.some(({ name, twoBuilds }) => twoBuilds && only.includes(name));
const builds = needsTwoBuilds ? await makeTwoBuilds() : null;
const sums = { classes: 0, taps: 0, records: 0, lost: 0, doubled: 0, falseAcks: 0, broken: 0 };
const faults: Record<string, number> = {};
try {
  for (let story = seed; story < seed + n; story += 1) {
    builds?.switchToA();
    const startedAt = Date.now();
    const told: string[] = [];
    const outcome = await liveStory(story, {
      only,
      ...(builds && { built: builds.folder, renew: builds.switchToB }),
      tell: (line) => told.push(line),
    }).catch((cause: unknown) => {
      console.error(`seed ${story}, in 「${told.at(-1)}」 after ${told.slice(0, -1).join(', ')}:`);
      console.error(cause);
      return null;
    });
    sums.classes += 1;
    if (!outcome) {
      sums.broken += 1;
      continue;
    }
    const { broken, counts, seed: _, ...found } = outcome;
    for (const [what, count] of Object.entries(found)) sums[what as keyof typeof found] += count;
    for (const [what, count] of Object.entries(counts)) faults[what] = (faults[what] ?? 0) + count;
    sums.broken += broken.length;
    for (const what of broken) console.error(`seed ${story}: ${what}`);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(`seed ${story}: ${JSON.stringify(found)} in ${seconds} s`);
  }
} finally {
  builds?.remove();
}
console.log(JSON.stringify({ ...sums, faults }));
// The build of the second app may leave a worker behind that nothing ends.
process.exit(sums.lost + sums.doubled + sums.falseAcks + sums.broken === 0 ? 0 : 1);
