/**
 * What others would make of the same lesson: installed from the npm registry into a folder of temporary files, never
 * into this project, at the versions named here.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { installPeer } from './install-peer.ts';
import type { FileByPath } from './plain-server.ts';

export type PeerSite = {
  readonly fileByPath: FileByPath;
  /** Of the lesson, when the site is served from `origin`. */
  readonly addressAt: (origin: string) => string;
};

export type Peer = {
  readonly name: string;
  /** On npm, with the version. */
  readonly package: string;
  readonly remark?: string;
  readonly make: (markdown: string) => Promise<PeerSite>;
};

export const peers: readonly Peer[] = [
  { name: 'VitePress', package: 'vitepress@1.6.4', make: makeVitePress },
  {
    name: 'LiaScript',
    package: '@liascript/editor@1.1.41--1.0.1',
    remark: 'the only build of LiaScript on npm; its editor comes with it',
    make: makeLiaScript,
  },
];

/** Those that cannot be had in this way, and why. */
export const absentPeers: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'Adapt', why: 'not on npm: the framework is installed from its Git repository' },
];

async function makeVitePress(markdown: string): Promise<PeerSite> {
  const folder = await installPeer('vitepress', ['vitepress@1.6.4']);
  const site = join(folder, 'site');
  mkdirSync(join(site, '.vitepress'), { recursive: true });
  writeFileSync(
    join(site, '.vitepress', 'config.mjs'),
    `export default { title: 'スマホひろば', lang: 'ja' };`,
  );
  writeFileSync(join(site, 'index.md'), markdown);
  const command = join('node_modules', 'vitepress', 'bin', 'vitepress.js');
  await promisify(execFile)(process.execPath, [command, 'build', 'site'], { cwd: folder });
  return {
    fileByPath: filesUnder(join(site, '.vitepress', 'dist')),
    addressAt: (origin) => `${origin}/`,
  };
}

async function makeLiaScript(markdown: string): Promise<PeerSite> {
  const folder = await installPeer('liascript', ['@liascript/editor@1.1.41--1.0.1']);
  const app = filesUnder(join(folder, 'node_modules', '@liascript', 'editor', 'dist'));
  return {
    fileByPath: (path) => (path === '/lesson.md' ? markdown : app(path)),
    addressAt: (origin) => `${origin}/?${origin}/lesson.md`,
  };
}

function filesUnder(root: string): FileByPath {
  return (path) => {
    const place = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
    return existsSync(place) && statSync(place).isFile() ? readFileSync(place) : null;
  };
}
