/** Which of the lessons that the index names are on a phone. */
import type { LessonName } from '../domain/lessons/progress.ts';
import type { LessonEntry, PackEntry } from './packs.ts';

/**
 * A pack with the newest list of its lessons that has arrived; `contentHash` is that list's. The shape
 * is the one in which the first version of the index came, with what may be missing, so that a tab of
 * an older build goes on beside this one.
 */
export type PackOnShelf = Omit<PackEntry, 'lessons'> & {
  readonly lessons: readonly LessonEntry[];
  /** As the index says it; there may be more than have been listed here. */
  readonly lessonCount?: number;
  /** Of the practice that the list names; null where it names none, undefined where an older app kept the list. */
  readonly practiceHash?: string | null;
  /** The index names a newer list, which has not arrived yet. */
  readonly awaitedHash?: string;
};

export type ShelvedLesson = LessonEntry & {
  readonly packId: string;
  /** Can be opened now, be it in an older version while the newer one is on its way. */
  readonly isHere: boolean;
};
export type ShelvedPack = Pick<PackOnShelf, 'packId' | 'title' | 'picture'> & {
  /** Those that are listed here, in the order in which they are taught. */
  readonly lessons: readonly ShelvedLesson[];
  /** How many there are; more than are listed while the pack's list is on its way. */
  readonly lessonCount: number;
};

/** All packs in the order in which they are taught; `held` by hash, `older` versions by name. */
export function shelve(
  packs: readonly PackOnShelf[],
  held: ReadonlySet<string>,
  older: readonly LessonName[],
): readonly ShelvedPack[] {
  return packs.map((pack) => ({
    packId: pack.packId,
    title: pack.title,
    picture: pack.picture,
    lessonCount: Math.max(pack.lessonCount ?? 0, pack.lessons.length),
    lessons: pack.lessons.map((entry) => ({
      ...entry,
      packId: pack.packId,
      isHere:
        held.has(entry.hash) ||
        older.some(({ packId, lessonId }) => packId === pack.packId && lessonId === entry.lessonId),
    })),
  }));
}

/** Can every lesson that any pack names be opened? */
export function isAllHere(shelf: readonly ShelvedPack[] | null | undefined): boolean {
  return Boolean(
    shelf?.every(
      ({ lessons, lessonCount }) =>
        lessons.length === lessonCount && lessons.every(({ isHere }) => isHere),
    ),
  );
}

/**
 * On a first visit the page names lessons before the phone has the packs' lists: until a list is there, the page's
 * names stand in for it. That a lesson is here, only the phone knows.
 */
export function withNamedLessons(
  held: readonly ShelvedPack[] | null,
  named: readonly ShelvedPack[],
): readonly ShelvedPack[] | null {
  if (!isNothingHere(named)) return held;
  if (held === null) return named;
  return held.map((pack) =>
    pack.lessons.length > 0 ? pack : (named.find(({ packId }) => packId === pack.packId) ?? pack),
  );
}

/** Has no lesson arrived yet? */
export const isNothingHere = (shelf: readonly ShelvedPack[]): boolean =>
  shelf.every(({ lessons }) => lessons.every(({ isHere }) => !isHere));

/** Lessons that can be opened; while none has arrived yet, all of them: the first comes first. */
export function lessonsToOffer(shelf: readonly ShelvedPack[]): readonly ShelvedLesson[] {
  const lessons = shelf.flatMap((pack) => pack.lessons);
  const here = lessons.filter(({ isHere }) => isHere);
  return here.length > 0 ? here : lessons;
}
