/**
 * Plants one bug after the other in a copy of the sources and runs what must catch it: the simulation, or
 * the contract tests of phone and city stores. The sources themselves are never touched.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { mutants, type Mutant } from '../../../test/simulation/mutants/mutants.ts';

/** True when every planted bug was caught. `only` narrows by parts of files' names, with commas between. */
export async function runMutants(only: string): Promise<boolean> {
  const parts = only.split(',');
  const chosen = mutants.filter(({ file }) => parts.some((part) => file.includes(part)));
  for (const mutant of chosen) planted(mutant, readFileSync(mutant.file, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-mutants-'));
  for (const part of ['src', 'test', 'vite.config.ts', 'tsconfig.json', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const byFile: Record<string, { mutants: number; caught: number }> = {};
  let caught = 0;
  try {
    for (const catcher of ['contracts', 'contracts in Chromium', 'simulation'] as const)
      if (!(await passes(folder, catcher)))
        throw new Error(`Without any planted bug this fails: ${catcher}`);
    for (const mutant of chosen) {
      const isCaught = await isCaughtIn(folder, mutant);
      console.log(`${isCaught ? 'caught' : 'MISSED'}  ${mutant.file}: ${mutant.bug}`);
      const file = (byFile[mutant.file] ??= { mutants: 0, caught: 0 });
      file.mutants += 1;
      if (isCaught) file.caught += 1;
      if (isCaught) caught += 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify({ mutants: chosen.length, caught, byFile }));
  return caught === chosen.length;
}

/** The source with the bug in it. */
function planted({ file, from, to }: Mutant, source: string): string {
  if (source.split(from).length !== 2) throw new Error(`${file} must hold this once: ${from}`);
  return source.replace(from, () => to);
}

async function isCaughtIn(folder: string, mutant: Mutant): Promise<boolean> {
  const path = join(folder, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, planted(mutant, source));
  try {
    return !(await passes(folder, mutant.catcher));
  } finally {
    writeFileSync(path, source);
  }
}

const contractTests = [
  'test/contracts',
  'test/client/store/commit.test.ts',
  'test/client/connection/sync-loop.test.ts',
  'test/sync',
];
/** So many cities a planted bug may hide in. */
const seeds = 40;

function passes(folder: string, catcher: Mutant['catcher']): Promise<boolean> {
  switch (catcher) {
    case 'contracts':
      return passesTests(folder, ['rules', 'screens', 'servers and commands'], contractTests);
    case 'contracts in Chromium':
      return passesTests(folder, ['phone store in a real browser'], []);
    case 'simulation':
      return passesSimulation(folder);
  }
}

async function passesTests(
  folder: string,
  projects: readonly string[],
  files: readonly string[],
): Promise<boolean> {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const chosen = projects.flatMap((project) => ['--project', project]);
  return run(folder, [vitest, 'run', ...chosen, '--bail', '1', ...files]);
}

async function passesSimulation(folder: string): Promise<boolean> {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { ssr: 'test/simulation/until-broken.ts', outDir: 'out', target: 'node20' },
  });
  return run(folder, [join('out', 'until-broken.js'), `${seeds}`]);
}

/** A run that was never over has caught nothing. */
function run(cwd: string, words: readonly string[]): boolean {
  const { status, error } = spawnSync(process.execPath, words, {
    cwd,
    stdio: 'ignore',
    timeout: patience,
  });
  if (error) throw error;
  return status === 0;
}

/** Milliseconds. */
const patience = 480_000;
