import { describe, expect, it } from 'vitest';
import { buildPacks } from '../../../src/authoring/build-packs.ts';
import { readLessonFolder } from '../../../src/authoring/lesson-folder.ts';
import { changeOneLesson, multiplyLessons } from '../../../src/commands/bench/forty-lessons.ts';
import { createRandom } from '../../../src/commands/bench/rounds.ts';

const real = readLessonFolder('lessons');
const today = '2026-11-22';

describe('forty lessons', () => {
  it('are the eight real ones five times, each with words of its own, and pass every check', () => {
    const built = buildPacks(multiplyLessons(real, 5, createRandom(1)), today);
    expect(built.ok ? built.value.lessons.length : built.failure).toBe(40);
  });

  it('keep the real ones as they are', () => {
    const path = 'smartphone-basics/tap-and-swipe/lesson.ja.md';
    expect(multiplyLessons(real, 5, createRandom(1)).get(path)).toBe(real.get(path));
  });

  it('are the same for the same seed', () => {
    const [once, again] = [1, 1].map((seed) => multiplyLessons(real, 5, createRandom(seed)));
    expect(once).toEqual(again);
  });
});

it('one lesson is changed by a paragraph under its first sentence, the others by nothing', () => {
  const forty = multiplyLessons(real, 5, createRandom(1));
  const path = 'smartphone-basics/tap-and-swipe-3/lesson.ja.md';
  const changed = changeOneLesson(forty, path, 'きょうも いっしょに。');
  expect(changed.get(path)).toContain('{#tap-once}\n\nきょうも いっしょに。\n');
  const differing = [...forty.keys()].filter((key) => forty.get(key) !== changed.get(key));
  expect(differing).toEqual([path]);
});
