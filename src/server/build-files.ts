/**
 * The hashed files of the client's build outlive it: a page that was opened before the next build goes
 * on loading its own parts, and of several servers with different builds each answers for the others.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './db/database.ts';
import { addKeptFiles, removeKeptFiles, touchKeptFiles } from './db/kept-files.ts';

const dayMs = 86_400_000;

/** How long after it was last served by its own server a file is kept at least (ms). */
export const keptFor = 90 * dayMs;

/** A running server says this often (ms) that its build is current. */
export const recordedEvery = dayMs;

const hashed = /^\/assets\/[\w.-]{1,200}$|^\/packs\/[0-9a-f]{64}\.json$/;

/** Is this the address of a file whose bytes never change? */
export const isHashed = (path: string): boolean => hashed.test(path);

/**
 * Keeps the files of the build in this folder, notes that they are current now (ms since 1970), and
 * removes what is too old. While the build is the one of before, nothing but the time is written.
 */
export async function recordBuild(
  database: Database,
  clientFolder: string,
  now: number,
): Promise<void> {
  const paths = await hashedPathsIn(clientFolder);
  const missing = await touchKeptFiles(database, paths, now);
  if (missing.length > 0) {
    const files = await Promise.all(
      missing.map(async (path) => ({ path, bytes: await readFile(join(clientFolder, path)) })),
    );
    await addKeptFiles(database, files, now);
  }
  // What was current when a server was last heard of may have been so for another while.
  await removeKeptFiles(database, now - keptFor - recordedEvery);
}

async function hashedPathsIn(clientFolder: string): Promise<readonly string[]> {
  const folders = await Promise.all(
    ['assets', 'packs'].map(async (folder) => {
      const names = await readdir(join(clientFolder, folder)).catch(() => []);
      return names.map((name) => `/${folder}/${name}`);
    }),
  );
  return folders.flat().filter(isHashed).sort();
}
