import { describe, expect, it } from 'vitest';
import {
  isUnderWay,
  lessonAfter,
  suggestLesson,
  type LessonProgress,
} from '../../../src/domain/lessons/progress.ts';

const lessons = ['a', 'b', 'c'].map((lessonId) => ({ packId: 'pack', lessonId }));
const row = (
  lessonId: string,
  updatedAt: number,
  completedAt: number | null = null,
): LessonProgress => ({ packId: 'pack', lessonId, stepId: 'step', updatedAt, completedAt });

describe('the lesson that is suggested', () => {
  it.each([
    ['nothing was begun: the first', [], 'a', 'start', null],
    ['one was left: where it was left', [row('b', 5)], 'b', 'continue', 'step'],
    ['two were left: the later one', [row('b', 5), row('c', 9)], 'c', 'continue', 'step'],
    ['one was completed: the first that was not', [row('a', 5, 5)], 'b', 'start', null],
    [
      'a completed one was begun once more: it goes on',
      [row('a', 9, 5), row('b', 6, 6)],
      'a',
      'continue',
      'step',
    ],
    [
      'all were completed: the one completed longest ago',
      [row('a', 7, 7), row('b', 5, 5), row('c', 9, 9)],
      'b',
      'again',
      null,
    ],
    ['what was left is no lesson any more: the first', [row('gone', 9)], 'a', 'start', null],
  ] as const)('%s', (_, progress, lessonId, why, stepId) => {
    expect(suggestLesson(lessons, progress)).toEqual({ packId: 'pack', lessonId, why, stepId });
  });

  it('is none where there are no lessons', () => {
    expect(suggestLesson([], [row('a', 1)])).toBeNull();
  });
});

describe('a lesson', () => {
  it('is under way from its first step to its end, and again when it is done once more', () => {
    expect(isUnderWay(row('a', 5))).toBe(true);
    expect(isUnderWay(row('a', 5, 5))).toBe(false);
    expect(isUnderWay(row('a', 6, 5))).toBe(true);
  });

  it('is followed by the next one, over the end of a pack; the last by none', () => {
    const taught = [...lessons, { packId: 'other', lessonId: 'd' }];
    expect(lessonAfter(taught, { packId: 'pack', lessonId: 'c' })).toEqual({
      packId: 'other',
      lessonId: 'd',
    });
    expect(lessonAfter(taught, { packId: 'other', lessonId: 'd' })).toBeNull();
    expect(lessonAfter(taught, { packId: 'other', lessonId: 'a' })).toBeNull();
  });
});
