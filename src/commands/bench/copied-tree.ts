import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { LessonFolder } from '../../authoring/lesson-folder.ts';

export type CopiedTree = {
  readonly folder: string;
  /** Puts these lessons in the place of what was there, and builds the client anew. */
  readonly buildClient: (lessons: LessonFolder) => Promise<void>;
  readonly remove: () => void;
};

/** What is built, installed or recorded, and the lessons, which are others. */
const leftOut = /^(?:\..*|dist|lessons|node_modules)$/;

/** Sources and built server of this checkout in a folder of their own, whose lessons may be others. */
export function copyTree(): CopiedTree {
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-tree-'));
  // PostgreSQL runs as a user of its own and must be able to walk in.
  chmodSync(folder, 0o755);
  for (const part of readdirSync('.').filter((name) => !leftOut.test(name)))
    cpSync(part, join(folder, part), { recursive: true });
  cpSync('dist/server', join(folder, 'dist', 'server'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    buildClient: async (lessons) => {
      rmSync(join(folder, 'lessons'), { recursive: true, force: true });
      for (const [path, text] of lessons) {
        const place = join(folder, 'lessons', path);
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, text);
      }
      const vite = join('node_modules', 'vite', 'bin', 'vite.js');
      await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
        cwd: folder,
        env: { ...process.env, NODE_ENV: '' },
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
