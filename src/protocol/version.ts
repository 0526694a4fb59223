/**
 * The version of everything that crosses the wire. A test hashes the wire schemas: when it fails,
 * add a version with one line of history here, keep reading the older one, and update the hash.
 *
 * 1  2026-11  first version
 * 2  2026-11  pull: nonce, erasures, digests, receipts; one class; ids for copied phones; held reasons;
 *             the index of lesson packs names a list for each pack instead of holding it; a lesson's file
 *             holds its steps as they were drawn at build, too
 * 3  2026-11  the city's key at joining and with a page; records signed and sealed, to be carried;
 *             a pack's list names its practice scenarios, too
 * 4  2026-11  a page names the classes that staff have closed; a phone tells that it leaves its group
 */
export const protocolVersion = 4;

/** Requests of these are answered, each in its own version. */
export const oldestProtocol = 1;

/** What a refusal of the version says, so that a phone knows which side is behind. */
export const acceptedProtocols = { from: oldestProtocol, to: protocolVersion } as const;
