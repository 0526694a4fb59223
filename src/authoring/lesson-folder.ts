/** The files of the lessons' folder, read once; everything after works on their texts alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text by path, relative to the folder and with `/` between names. */
export type LessonFolder = ReadonlyMap<string, string>;

const kept = /(?:^|\/)(?:facts\.yaml|readings\.tsv|pack\.yaml|practice\.yaml|lesson\.[a-z-]+\.md)$/;

export function readLessonFolder(root: string): LessonFolder {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => kept.test(path))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
