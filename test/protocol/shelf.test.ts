import { describe, expect, it } from 'vitest';
import { lessonsToOffer, withNamedLessons, type ShelvedPack } from '../../src/protocol/shelf.ts';

const aLesson = (packId: string, lessonId: string, isHere: boolean) => ({
  packId,
  lessonId,
  isHere,
  version: 1,
  title: lessonId,
  minutes: 10,
  stepCount: 6,
  hash: '0'.repeat(64),
});
const aPack = (packId: string, lessons: ShelvedPack['lessons']): ShelvedPack => ({
  packId,
  title: packId,
  picture: 'phone',
  lessonCount: 1,
  lessons,
});
const named = [
  aPack('basics', [aLesson('basics', 'tap', false)]),
  aPack('card', [aLesson('card', 'pins', false)]),
];
const offered = (shelf: readonly ShelvedPack[] | null) =>
  lessonsToOffer(shelf ?? []).map(({ lessonId }) => lessonId);

describe('on a first visit the lessons that the page names', () => {
  it('stand until the phone has the list of packs, and then until it has each list', () => {
    expect(offered(withNamedLessons(null, named))).toEqual(['tap', 'pins']);
    const listed = [aPack('basics', []), aPack('card', [])];
    expect(offered(withNamedLessons(listed, named))).toEqual(['tap', 'pins']);
  });

  it('give way to what the phone knows, list by list', () => {
    const held = [aPack('basics', [aLesson('basics', 'tap', true)]), aPack('card', [])];
    expect(withNamedLessons(held, named)).toEqual([held[0], named[1]]);
    expect(offered(withNamedLessons(held, named))).toEqual(['tap']);
  });

  it('name no pack that the phone knows to be gone', () => {
    expect(withNamedLessons([aPack('card', [])], named)).toEqual([named[1]]);
  });
});

it('at a later visit only the phone says what it holds', () => {
  const before = [aPack('basics', [aLesson('basics', 'tap', true)])];
  expect(withNamedLessons(null, before)).toBeNull();
  expect(withNamedLessons([aPack('basics', [])], before)).toEqual([aPack('basics', [])]);
});
