import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * The folder of temporary files that these packages (with their versions) have been put into from the npm registry;
 * once for all runs, never into this project.
 */
export async function installPeer(name: string, packages: readonly string[]): Promise<string> {
  const folder = join(tmpdir(), 'sumaho-hiroba-peers', name);
  mkdirSync(folder, { recursive: true });
  const stamp = join(folder, 'installed');
  const wanted = packages.join(' ');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)(npm, [...words, ...packages], {
    cwd: folder,
    shell: npm.endsWith('.cmd'),
  });
  writeFileSync(stamp, wanted);
  return folder;
}
