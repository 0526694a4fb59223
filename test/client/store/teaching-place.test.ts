import { describe, expect, it } from 'vitest';
import {
  keepTeachingPlace,
  placeName,
  readTeachingPlace,
  type PlaceStorage,
} from '../../../src/client/store/teaching-place.ts';

const name = placeName('nango-today', 'smartphone-basics', 'tap-and-swipe');
const place = { stepId: 'swipe-up', family: 'iphone', startedAt: 1_000 } as const;

function storage(kept: string | null = null): PlaceStorage & { kept: () => string | null } {
  let text = kept;
  return {
    getItem: () => text,
    setItem: (_key, value) => {
      text = value;
    },
    kept: () => text,
  };
}

describe('where the teaching stands', () => {
  it('is there again when the lesson is opened, in this class and in no other', () => {
    const phone = storage();
    keepTeachingPlace(phone, name, place);
    expect(readTeachingPlace(phone, name)).toEqual(place);
    expect(
      readTeachingPlace(phone, placeName('other', 'smartphone-basics', 'tap-and-swipe')),
    ).toBeNull();
  });

  it('the newest twelve lessons are kept', () => {
    const phone = storage();
    for (let lesson = 1; lesson <= 13; lesson += 1)
      keepTeachingPlace(phone, placeName('nango-today', 'basics', `lesson-${lesson}`), place);
    expect(readTeachingPlace(phone, placeName('nango-today', 'basics', 'lesson-1'))).toBeNull();
    expect(readTeachingPlace(phone, placeName('nango-today', 'basics', 'lesson-2'))).toEqual(place);
  });

  it.each(['', '{', '{"a":1}', '[["x"]]', '[["nango-today/smartphone-basics/tap-and-swipe",{}]]'])(
    'what cannot be read (%s) begins anew',
    (kept) => {
      expect(readTeachingPlace(storage(kept), name)).toBeNull();
    },
  );

  it('a full phone goes on teaching', () => {
    const full: PlaceStorage = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => keepTeachingPlace(full, name, place)).not.toThrow();
  });
});
