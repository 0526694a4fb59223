import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let root: string;

/** A checkout with no libraries and one command that needs no build. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hiroba-setup-'));
  await mkdir(join(root, 'src', 'commands'), { recursive: true });
  await cp('src/commands/setup.mjs', join(root, 'src', 'commands', 'setup.mjs'));
  await writeFile(
    join(root, 'src', 'commands', 'hello.mjs'),
    `console.log('hello', ...process.argv.slice(2));`,
  );
  await writeFile(
    join(root, 'package.json'),
    JSON.stringify({ name: 'checkout', version: '1.0.0', private: true }),
  );
  await writeLock('1.0.0');
  // npm removes node_modules when there is nothing to install; a real checkout has something.
  await mkdir(join(root, 'node_modules'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const writeLock = (version: string) =>
  writeFile(
    join(root, 'package-lock.json'),
    JSON.stringify({
      name: 'checkout',
      version,
      lockfileVersion: 3,
      requires: true,
      packages: { '': { name: 'checkout', version } },
    }),
  );

function setUp(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src', 'commands', 'setup.mjs'), ...args], {
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        output += part.toString('utf8');
      });
    child.once('close', (code) => resolve({ code, output }));
  });
}

describe('Setting up', () => {
  test('installs once, runs the command with its arguments, and again only runs it', async () => {
    expect(await setUp('hello', 'you')).toEqual({
      code: 0,
      output: 'Installing libraries …\nhello you\n',
    });
    expect(await setUp('hello')).toEqual({ code: 0, output: 'hello\n' });
    await writeLock('1.0.1');
    expect((await setUp('hello')).output).toContain('Installing libraries …');
  }, 60_000);

  test('twice at once, the second waits for the first', async () => {
    const [one, two] = await Promise.all([setUp('hello', '1'), setUp('hello', '2')]);
    expect([one.code, two.code]).toEqual([0, 0]);
    const outputs = `${one.output}${two.output}`;
    expect(outputs.match(/Installing libraries/g)).toHaveLength(1);
    expect(outputs).toContain('hello 1');
    expect(outputs).toContain('hello 2');
  }, 60_000);

  test('that did not work says so in a sentence, and tries again the next time', async () => {
    await writeFile(join(root, 'package-lock.json'), '{ broken');
    const failed = await setUp('hello');
    expect(failed.code).toBe(1);
    expect(failed.output).toContain('Installing the libraries did not work.');
    await writeLock('1.0.0');
    expect((await setUp('hello')).code).toBe(0);
  }, 60_000);

  test('without a command, or with one that does not exist, says so', async () => {
    expect(await setUp()).toEqual({ code: 1, output: 'Say which command to run, e.g. "start".\n' });
    expect((await setUp('../../etc/passwd')).code).toBe(1);
    expect(await readFile(join(root, 'package.json'), 'utf8')).toContain('checkout');
  }, 60_000);
});
