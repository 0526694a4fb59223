/**
 * A class's ops as one short value, whatever their order: by it a phone sees that its copy is not the
 * city's, and fetches that class again. It finds accidents; it is no proof against a forger.
 */
export type OpsDigest = {
  /** How many ops. */
  readonly ops: number;
  /** The first 64 bits of every op's hash, added without carry, as 16 hex digits. */
  readonly digest: string;
};

/** `hashes`: of the ops, hex, each op once. */
export function digestHashes(hashes: Iterable<string>): OpsDigest {
  let ops = 0;
  let high = 0;
  let low = 0;
  for (const hash of hashes) {
    ops += 1;
    high ^= Number.parseInt(hash.slice(0, 8), 16);
    low ^= Number.parseInt(hash.slice(8, 16), 16);
  }
  return { ops, digest: `${hexOf32(high)}${hexOf32(low)}` };
}

export const isSameDigest = (a: OpsDigest, b: OpsDigest): boolean =>
  a.ops === b.ops && a.digest === b.digest;

const hexOf32 = (bits: number): string => (bits >>> 0).toString(16).padStart(8, '0');
