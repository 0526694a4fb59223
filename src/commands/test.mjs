/**
 * Every check that must pass, two at a time, with a line for each and a closing count. The fast
 * ones come first, so that a slip is told within seconds. `--all` adds the long ones.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findChromium } from './find-chromium.mjs';
import { findFirefox } from './find-firefox.mjs';

const all = process.argv.includes('--all');
const scratch = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-test-'));
const typedRooms = [
  'src/domain',
  'src/sync',
  'src/protocol',
  'src/authoring',
  'src/building',
  'src/server',
  'src/commands',
  'src/client',
  'src/client/service-worker',
  '.',
];

const checks = [
  ...typedRooms.map((room) => ({ name: `types of ${room}`, run: ['tsc', '-p', room] })),
  { name: 'lint', run: ['oxlint', '--deny-warnings'] },
  { name: 'format', run: ['oxfmt', '--check'] },
  { name: 'nothing unused', run: ['knip'] },
];
const builds = [
  { name: 'the app builds', run: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'the server builds', run: ['vite', 'build', '--ssr', '--logLevel', 'warn'] },
  { name: 'lessons', node: ['dist/server/lessons.js'] },
];

const chromium = browserOrStop({
  name: 'Chromium',
  debianPackage: 'chromium',
  find: findChromium,
  variable: 'CHROME_PATH',
});
const firefox = browserOrStop({
  name: 'Firefox',
  debianPackage: 'firefox-esr',
  find: findFirefox,
  variable: 'FIREFOX_PATH',
});
let passed = 0;
let failed = 0;

// Whoever is free takes the next one; the builds come last, and what needs them after both.
const waiting = [...checks];
await Promise.all([runWaiting(), runWaiting()]);
for (const step of builds) await runStep(step);

async function runWaiting() {
  for (let step = waiting.shift(); step; step = waiting.shift()) await runStep(step);
}

async function runStep(step) {
  const startedAt = Date.now();
  const [command, args] = step.run
    ? [join('node_modules', '.bin', step.run[0]), step.run.slice(1)]
    : [process.execPath, step.node];
  const run = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [status]] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    once(run, 'exit'),
  ]);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (status === 0) passed += 1;
  else {
    failed += 1;
    process.stdout.write(`${said}${complained}`);
  }
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`);
}

// Side by side, a core each, and of about the same length: a real browser waits half of its time.
const reports = await Promise.all(
  [
    ['rules', 'screens', 'servers and commands', 'Firefox'],
    ['real browser', 'phone store in a real browser'],
  ].map(runProjects),
);
for (const report of reports) {
  passed += report.passed;
  failed += report.failed;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs the tests of projects to their end; their lines come as they are done, each with its project's name. */
async function runProjects(projects) {
  const reportFile = join(scratch, `${projects[0]}.json`);
  const run = spawn(
    join('node_modules', '.bin', 'vitest'),
    [
      'run',
      '--maxWorkers=1',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        CHROME_PATH: chromium,
        FIREFOX_PATH: firefox,
        CHECK_ALL: all ? 'yes' : '',
      },
    },
  );
  await once(run, 'exit');
  return readReport(reportFile);
}

/** A run that wrote no report, or tested nothing, is a failure like any other. */
function readReport(file) {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(file, 'utf8'));
    const brokenFiles = !success && numFailedTests === 0 ? 1 : 0;
    return {
      passed: numPassedTests,
      failed: numFailedTests + brokenFiles + (numPassedTests === 0 ? 1 : 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** As root on Debian a missing browser is installed; elsewhere the line to run is said. */
function browserOrStop({ name, debianPackage, find, variable }) {
  const found = find();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (isRoot && hasApt) {
    console.log(`Installing ${name} for the browser tests …`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = find();
  if (installed) return installed;
  console.error(
    hasApt
      ? `The browser tests need ${name}. Please run: sudo apt-get install -y ${debianPackage}`
      : `The browser tests need ${name}. Install it, or set ${variable} to it.`,
  );
  process.exit(1);
}
