/** The lessons from which volunteers learn, and which of them somebody has done on this phone. */
import { standingOf, type TrainingStanding } from '../../../domain/training.ts';
import type { ShelvedLesson } from '../../../protocol/shelf.ts';
import type { LibraryDatabase } from '../library-database.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readShelf } from './lessons.ts';

/** Null while this phone does not know of any; they come with the first visit that has a network. */
export async function readTraining(
  library: LibraryDatabase,
  records: RecordsDatabase,
  actorId: string,
): Promise<TrainingStanding<ShelvedLesson> | null> {
  const shelf = await readShelf(library, 'volunteers');
  const lessons = shelf?.flatMap((pack) => pack.lessons) ?? [];
  if (lessons.length === 0) return null;
  const row = await records.phone.get('training');
  return standingOf(lessons, row?.key === 'training' ? row.done : [], actorId);
}
