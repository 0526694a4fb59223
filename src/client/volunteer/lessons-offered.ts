import type { PackOnShelf } from '../../protocol/shelf.ts';
import type { LibraryDatabase } from '../store/library-database.ts';

/** A lesson that can have been taught, as records name it. */
export type LessonOffered = {
  /** `packId/lessonId` */
  readonly key: string;
  readonly packId: string;
  readonly lessonId: string;
  readonly version: number;
  readonly title: string;
  readonly minutes: number;
};

/** The lessons on this phone; those that a class names come first. */
export async function readLessonsOffered(
  library: LibraryDatabase,
): Promise<readonly LessonOffered[]> {
  const shelf = await library.shelf.get('index');
  return shelf ? lessonsIn(shelf.index.packs) : [];
}

const lessonsIn = (packs: readonly PackOnShelf[]): readonly LessonOffered[] =>
  packs.flatMap((pack) =>
    pack.lessons.map(({ lessonId, version, title, minutes }) => ({
      key: `${pack.packId}/${lessonId}`,
      packId: pack.packId,
      lessonId,
      version,
      title,
      minutes,
    })),
  );

/** A lesson that records name but this phone does not have: `title` says so, for an id says nothing to anybody. */
export function unknownLesson(key: string, title: string): LessonOffered {
  const [packId = '', lessonId = ''] = key.split('/');
  return { key, packId, lessonId, version: 1, title, minutes: 0 };
}
