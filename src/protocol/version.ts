/**
 * The version of everything that crosses the wire. A test hashes the wire schemas: when it fails,
 * add a version with one line of history here, keep reading the older one, and update the hash.
 *
 * 1  2026-11  first version
 * 2  2026-11  the index of lesson packs names a list for each pack instead of holding it;
 *             a lesson's file holds its steps as they were drawn at build, too
 */
export const protocolVersion = 2;

/** The version that last changed the records' messages: what push, pull and enrollment say of themselves. */
export const recordsVersion = 1;
