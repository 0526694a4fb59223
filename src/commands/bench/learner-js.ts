import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rounded, type Figure } from './figure.ts';

/**
 * JavaScript of a learner's path in kB, gzipped file by file: everything that is loaded from the page to a
 * lesson in Japanese, as the finished build names it, the service worker included.
 */
export function measureLearnerJs(folder = 'dist/client'): Figure {
  const total = learnerScripts(folder)
    .map((file) => gzipSync(readFileSync(join(folder, file))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
  const kilobytes = rounded(total / 1000);
  return { value: kilobytes, target: 160, unit: 'kB gz', n: 1, spread: [kilobytes, kilobytes] };
}

/** Scripts that the page loads at once, those that they import, the Japanese texts and the worker. */
export function learnerScripts(folder = 'dist/client'): readonly string[] {
  const roles = JSON.parse(readFileSync(join(folder, 'role-files.json'), 'utf8')) as {
    learner: readonly string[];
  };
  const otherLanguages = roles.learner.filter((file) =>
    /\/(?:en|ja-easy)-(?:ui|learner)-/.test(file),
  );
  return [
    ...roles.learner.filter((file) => file.endsWith('.js') && !otherLanguages.includes(file)),
    'sw.js',
  ];
}
