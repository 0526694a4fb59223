import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { protocolVersion } from '../../src/protocol/version.ts';

/** The files whose shapes cross the wire between a phone and the city. */
const wireFiles = [
  'fields',
  'class-fields',
  'op',
  'push',
  'pull',
  'documents',
  'enrollment',
  'city',
  'packs',
  'practice',
  'public-key',
  'bundle',
  'bundle-frames',
];

/** The schemas as they were when the version got its line; comments and blanks do not count. */
const hashByVersion: Readonly<Record<number, string>> = {
  1: '6bab8afdae054a0e',
  2: '0fed6cfcb7800862',
  3: 'b2998c07c9a64a50',
  4: 'f1c15de029d8e256',
};

it('the shapes on the wire change only together with the version', () => {
  const text = wireFiles
    .map((name) => readFileSync(`src/protocol/${name}.ts`, 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/\s+/g, '');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  expect(
    hash,
    'A wire schema changed. Add a version with its line of history in src/protocol/version.ts, keep reading the older one, and note the new hash here.',
  ).toBe(hashByVersion[protocolVersion]);
});
