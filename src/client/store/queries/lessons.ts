/** What of the lessons is on this phone, and one lesson to read. */
import * as v from 'valibot';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import type { SuggestedLesson } from '../../../domain/lessons/progress.ts';
import { fail, succeed, type Result } from '../../../domain/result.ts';
import { LessonBody } from '../../../protocol/packs.ts';
import { shelve, type ShelvedPack } from '../../../protocol/shelf.ts';
import type { LessonRow, LibraryDatabase, ShelfName } from '../library-database.ts';

/** All packs of the newest known index, in the order in which they are taught; null before any index. */
export async function readShelf(
  library: LibraryDatabase,
  name: ShelfName = 'index',
): Promise<readonly ShelvedPack[] | null> {
  const shelf = await library.shelf.get(name);
  if (!shelf) return null;
  const { packs } = shelf.index;
  const held = new Set(await library.lessons.toCollection().primaryKeys());
  const isComplete = packs.every((pack) => pack.lessons.every(({ hash }) => held.has(hash)));
  const older = isComplete ? [] : await library.lessons.toArray();
  return shelve(
    packs,
    held,
    older.flatMap(({ lesson }) => (v.is(LessonBody, lesson) ? [lesson] : [])),
  );
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
  name: ShelfName = 'index',
): Promise<Result<Lesson, LessonUnavailable>> {
  const shelf = await library.shelf.get(name);
  const pack = shelf?.index.packs.find((one) => one.packId === packId);
  const entry = pack?.lessons.find((lesson) => lesson.lessonId === lessonId);
  const row =
    (entry && (await library.lessons.get(entry.hash))) ??
    (await library.lessons.filter(isVersionOf(packId, lessonId)).first());
  if (!row) return fail({ type: shelf && !entry && !pack?.awaitedHash ? 'unknown' : 'not-here' });
  return v.is(LessonBody, row.lesson)
    ? succeed(row.lesson)
    : fail({ type: 'damaged', hash: row.hash });
}

/** At which step (counted from 1) a suggested lesson goes on; null when it begins anew. */
export async function readStepToGoOn(
  library: LibraryDatabase,
  suggested: SuggestedLesson | null,
): Promise<number | null> {
  if (!suggested?.stepId) return null;
  const lesson = await readLesson(library, suggested.packId, suggested.lessonId);
  const index = lesson.ok
    ? lesson.value.steps.findIndex(({ stepId }) => stepId === suggested.stepId)
    : -1;
  return index < 0 ? null : index + 1;
}

// A damaged row may lack its lesson altogether, whatever its type says.
const isVersionOf =
  (packId: string, lessonId: string) =>
  ({ lesson }: { readonly lesson?: Partial<LessonRow['lesson']> }) =>
    lesson?.packId === packId && lesson.lessonId === lessonId;
