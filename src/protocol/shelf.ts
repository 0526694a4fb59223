/** Which of the lessons that the index names are on a phone. */
import type { LessonName } from '../domain/lessons/progress.ts';
import type { LessonEntry, PackEntry, PackIndex } from './packs.ts';

export type ShelvedLesson = LessonEntry & {
  readonly packId: string;
  /** Can be opened now, be it in an older version while the newer one is on its way. */
  readonly isHere: boolean;
};
export type ShelvedPack = Omit<PackEntry, 'lessons'> & {
  readonly lessons: readonly ShelvedLesson[];
};

/** All packs in the order in which they are taught; `held` by hash, `older` versions by name. */
export function shelve(
  { packs }: PackIndex,
  held: ReadonlySet<string>,
  older: readonly LessonName[],
): readonly ShelvedPack[] {
  return packs.map((pack) => ({
    ...pack,
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
  return Boolean(shelf?.every((pack) => pack.lessons.every(({ isHere }) => isHere)));
}

/** Lessons that can be opened; while none has arrived yet, all of them: the first comes first. */
export function lessonsToOffer(shelf: readonly ShelvedPack[]): readonly ShelvedLesson[] {
  const lessons = shelf.flatMap((pack) => pack.lessons);
  const here = lessons.filter(({ isHere }) => isHere);
  return here.length > 0 ? here : lessons;
}
