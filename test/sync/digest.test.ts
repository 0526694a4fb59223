import { expect, it } from 'vitest';
import { digestHashes, isSameDigest } from '../../src/sync/digest.ts';

const hashes = ['ffffffff00000001'.padEnd(64, '0'), '0f0f0f0f80000000'.padEnd(64, '0')];

it('[G1] adds the first 64 bits without carry, in any order', () => {
  expect(digestHashes(hashes)).toEqual({ ops: 2, digest: 'f0f0f0f080000001' });
  expect(digestHashes([...hashes].reverse())).toEqual(digestHashes(hashes));
  expect(digestHashes([])).toEqual({ ops: 0, digest: '0'.repeat(16) });
});

it('[G1] two sets of the same sum but another number differ', () => {
  const twice = [...hashes, ...hashes];
  expect(isSameDigest(digestHashes(twice), digestHashes([]))).toBe(false);
});
