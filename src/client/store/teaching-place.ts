/**
 * Where the teaching of a lesson stands on this phone: the step in front, the picture shown, when it began. Not a
 * record of the class, and losing it costs a look for the step; so it lies beside the databases.
 */
import { phoneFamilies, type PhoneFamily } from '../../domain/lessons/lesson.ts';

export type TeachingPlace = {
  readonly stepId: string;
  readonly family: PhoneFamily;
  /** When the volunteer said that it begins, in ms since 1970; null before. */
  readonly startedAt: number | null;
};

export type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A lesson in a class: `classSessionId/packId/lessonId`. */
type PlaceName = string;

const key = 'teaching-places';
/** A phone keeps the newest; a class is over long before it has so many. */
const mostKept = 12;

export const placeName = (classSessionId: string, packId: string, lessonId: string): PlaceName =>
  `${classSessionId}/${packId}/${lessonId}`;

export function readTeachingPlace(storage: PlaceStorage, name: PlaceName): TeachingPlace | null {
  return readAll(storage).find(([kept]) => kept === name)?.[1] ?? null;
}

export function keepTeachingPlace(
  storage: PlaceStorage,
  name: PlaceName,
  place: TeachingPlace,
): void {
  const others = readAll(storage).filter(([kept]) => kept !== name);
  try {
    storage.setItem(key, JSON.stringify([[name, place], ...others].slice(0, mostKept)));
  } catch {
    // A full phone goes on teaching; it only forgets the step when it is closed.
  }
}

function readAll(storage: PlaceStorage): readonly (readonly [PlaceName, TeachingPlace])[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is readonly [PlaceName, TeachingPlace] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const place = entry[1] as Partial<TeachingPlace> | null;
  return (
    typeof place?.stepId === 'string' &&
    phoneFamilies.some((family) => family === place.family) &&
    (place.startedAt === null || typeof place.startedAt === 'number')
  );
}
