/** What of the lessons is on this phone, and one lesson to read. */
import * as v from 'valibot';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { fail, succeed, type Result } from '../../../domain/result.ts';
import { LessonFile, type LessonEntry } from '../../../protocol/packs.ts';
import type { LessonRow, LibraryDatabase, PackOnShelf } from '../library-database.ts';

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

/** All packs of the newest known index, in the order in which they are taught; null before any index. */
export async function readShelf(library: LibraryDatabase): Promise<readonly ShelvedPack[] | null> {
  const shelf = await library.shelf.get('index');
  if (!shelf) return null;
  const { packs } = shelf.index;
  const held = new Set(await library.lessons.toCollection().primaryKeys());
  const isComplete = packs.every((pack) => pack.lessons.every(({ hash }) => held.has(hash)));
  const older = isComplete ? [] : await library.lessons.toArray();
  return packs.map((pack) => ({
    packId: pack.packId,
    title: pack.title,
    picture: pack.picture,
    lessonCount: Math.max(pack.lessonCount ?? 0, pack.lessons.length),
    lessons: pack.lessons.map((entry) => ({
      ...entry,
      packId: pack.packId,
      isHere: held.has(entry.hash) || older.some(isVersionOf(pack.packId, entry.lessonId)),
    })),
  }));
}

export type LessonUnavailable =
  /** No pack names it, and no list is on its way that might. */
  | { readonly type: 'unknown' }
  /** It has not been fetched, or no index has: a visit with a network brings it. */
  | { readonly type: 'not-here' }
  /** What lies in the database is not a lesson any more. */
  | { readonly type: 'damaged'; readonly hash: string };

/** A lesson in its newest version that is on this phone. */
export async function readLesson(
  library: LibraryDatabase,
  packId: string,
  lessonId: string,
): Promise<Result<Lesson, LessonUnavailable>> {
  const shelf = await library.shelf.get('index');
  const pack = shelf?.index.packs.find((one) => one.packId === packId);
  const entry = pack?.lessons.find((lesson) => lesson.lessonId === lessonId);
  const row =
    (entry && (await library.lessons.get(entry.hash))) ??
    (await library.lessons.filter(isVersionOf(packId, lessonId)).first());
  if (!row) return fail({ type: shelf && !entry && !pack?.awaitedHash ? 'unknown' : 'not-here' });
  return v.is(LessonFile, row.lesson)
    ? succeed(row.lesson)
    : fail({ type: 'damaged', hash: row.hash });
}

// A damaged row may lack its lesson altogether, whatever its type says.
const isVersionOf =
  (packId: string, lessonId: string) =>
  ({ lesson }: { readonly lesson?: Partial<LessonRow['lesson']> }) =>
    lesson?.packId === packId && lesson.lessonId === lessonId;
