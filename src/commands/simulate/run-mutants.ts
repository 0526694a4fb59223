/**
 * Plants one bug after the other in a copy of the sources and runs what must catch it: the simulation, or
 * the contract tests of phone and city stores. The sources themselves are never touched.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mutants, type Mutant } from '../../../test/simulation/mutants/mutants.ts';

/** True when every planted bug was caught. `only` narrows by file. */
export async function runMutants(only: string): Promise<boolean> {
  const chosen = mutants.filter(({ file }) => file.includes(only));
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-mutants-'));
  for (const part of ['src', 'test', 'vite.config.ts', 'tsconfig.json', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const byFile: Record<string, { mutants: number; caught: number }> = {};
  let caught = 0;
  try {
    const faults = ['contracts', 'simulation'].flatMap((catcher) =>
      passes(folder, catcher as Mutant['catcher']) ? [] : [catcher],
    );
    if (faults.length > 0) throw new Error(`Without any planted bug this fails: ${faults.join()}`);
    for (const mutant of chosen) {
      const isCaught = isCaughtIn(folder, mutant);
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

function isCaughtIn(folder: string, { file, from, to, catcher }: Mutant): boolean {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} must hold this once: ${from}`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    return !passes(folder, catcher);
  } finally {
    writeFileSync(path, source);
  }
}

const testsOf = {
  contracts: ['test/contracts', 'test/client/store/commit.test.ts'],
  simulation: ['test/simulation/simulation.test.ts'],
} as const;

function passes(folder: string, catcher: Mutant['catcher']): boolean {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const project = 'rules and screens';
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', project, '--bail', '1', ...testsOf[catcher]],
    { cwd: folder, stdio: 'ignore', timeout: 300_000 },
  );
  return status === 0;
}
