/** What of the packs belongs on this phone and what of it to fetch next; `pack-download` does as decided here. */
import type { PackIndex, PackList } from '../../protocol/packs.ts';
import type { PackOnShelf } from '../../protocol/shelf.ts';

export type Wanted = {
  /** The pack that is looked at, before all others; null for the first in the index. */
  readonly packId: string | null;
  /** Of its lessons the one that is looked at. */
  readonly lessonId: string | null;
  /** The other packs too. */
  readonly rest: boolean;
};

/** A file under `/packs/` by its hash: the list of a pack, or a lesson. */
export type Piece =
  | { readonly type: 'list'; readonly packId: string; readonly hash: string }
  | { readonly type: 'lesson'; readonly hash: string };

/** The packs of a new index, each with the lessons that are known of it until its newer list arrives. */
export function shelfAfter(
  known: readonly PackOnShelf[],
  { packs }: PackIndex,
): readonly PackOnShelf[] {
  return packs.map((named) => {
    if ('lessons' in named) return named;
    const { contentHash, ...summary } = named;
    const before = known.find(({ packId }) => packId === named.packId);
    const lessons = before?.lessons ?? [];
    return before?.contentHash === contentHash
      ? { ...summary, lessons, contentHash }
      : { ...summary, lessons, contentHash: before?.contentHash ?? '', awaitedHash: contentHash };
  });
}

/** The packs after a list has arrived, if it is still the one that is waited for. */
export function shelfWithList(
  packs: readonly PackOnShelf[],
  { packId, hash }: { readonly packId: string; readonly hash: string },
  { lessons, practiceHash }: PackList,
): readonly PackOnShelf[] {
  return packs.map((pack) => {
    if (pack.packId !== packId || pack.awaitedHash !== hash) return pack;
    const { awaitedHash: contentHash, ...rest } = pack;
    return {
      ...rest,
      contentHash,
      lessonCount: lessons.length,
      lessons,
      practiceHash: practiceHash ?? null,
    };
  });
}

/** The piece to fetch next: pack by pack, its list and then its lessons; null when none is left. */
export function nextPiece(
  packs: readonly PackOnShelf[],
  { packId, lessonId, rest }: Wanted,
  isSettled: (hash: string) => boolean,
): Piece | null {
  const first = packs.find((pack) => pack.packId === packId) ?? packs[0];
  for (const pack of [first, ...(rest ? packs.filter((one) => one !== first) : [])]) {
    if (!pack) continue;
    const { awaitedHash } = pack;
    if (awaitedHash !== undefined) {
      if (!isSettled(awaitedHash)) return { type: 'list', packId: pack.packId, hash: awaitedHash };
      // The lessons of the list before are not worth fetching any more.
      continue;
    }
    const missing = pack.lessons.filter(({ hash }) => !isSettled(hash));
    const entry = missing.find((one) => one.lessonId === lessonId) ?? missing[0];
    if (entry) return { type: 'lesson', hash: entry.hash };
  }
  return null;
}

/** Hashes of held lessons that no list names (any more). */
export function unnamedLessons(
  packs: readonly PackOnShelf[],
  held: ReadonlySet<string>,
): readonly string[] {
  const named = new Set(packs.flatMap(({ lessons }) => lessons.map(({ hash }) => hash)));
  return [...held].filter((hash) => !named.has(hash));
}

/** Is everything newer of this pack here, so that what is older may go? Until then it is better than none. */
export function isRenewed(
  packs: readonly PackOnShelf[],
  held: ReadonlySet<string>,
  packId: string | undefined,
): boolean {
  const pack = packs.find((one) => one.packId === packId);
  return !pack || (!pack.awaitedHash && pack.lessons.every(({ hash }) => held.has(hash)));
}
