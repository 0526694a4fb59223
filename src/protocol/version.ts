/**
 * The version of everything that crosses the wire. A test hashes the wire schemas: when it fails,
 * add a version with one line of history here, keep reading the older one, and update the hash.
 *
 * 1  2026-11  first version
 */
export const protocolVersion = 1;
