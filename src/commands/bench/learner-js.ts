import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { rounded, type Figure } from './figure.ts';

/**
 * JavaScript that a phone loads to open and read a lesson in Japanese, in kB, gzipped file by file: the page,
 * every library, the lesson's screens and texts, the download of packs. Not in the sum: the service worker,
 * which runs beside the page and not in it (it is the same for every site in a comparison).
 */
export function measureLearnerJs(folder = 'dist/client'): Figure {
  const total = lessonScripts(folder)
    .map((file) => gzippedBytes(join(folder, file)))
    .reduce((sum, bytes) => sum + bytes, 0);
  const kilobytes = rounded(total / 1000);
  return { value: kilobytes, target: 160, unit: 'kB gz', n: 1, spread: [kilobytes, kilobytes] };
}

/** Bytes of a file as the server gzips it. */
export const gzippedBytes = (file: string): number =>
  gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }).length;

/** The scripts of a lesson, as the build followed them; with `dynamic import`s that a lesson makes. */
export function lessonScripts(folder = 'dist/client'): readonly string[] {
  const list = readdirSync(join(folder, 'assets')).find((name) =>
    /^role-files-.*\.json$/.test(name),
  );
  const roles = JSON.parse(readFileSync(join(folder, 'assets', list ?? ''), 'utf8')) as {
    lesson: readonly string[];
  };
  return roles.lesson.filter((file) => file.endsWith('.js'));
}
