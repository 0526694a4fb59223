import { expect, it } from 'vitest';
import { standingOf, withDone, type DoneTraining } from '../../src/domain/training.ts';

const lessons = ['sit-beside', 'never-ask'].map((lessonId) => ({ packId: 'helpers', lessonId }));
const done = (changed: Partial<DoneTraining>): DoneTraining => ({
  actorId: '-',
  packId: 'helpers',
  lessonId: 'sit-beside',
  on: '2026-11-20',
  ...changed,
});

it('the first lesson that is not done comes next, whatever was done behind it', () => {
  const { next, completedOn } = standingOf(lessons, [done({ lessonId: 'never-ask' })], '-');
  expect(next?.lessonId).toBe('sit-beside');
  expect(completedOn).toBe(null);
});

it('all lessons are completed on the day of the last one', () => {
  const both = [done({ on: '2026-11-21' }), done({ lessonId: 'never-ask' })];
  const { next, completedOn, lessons: rows } = standingOf(lessons, both, '-');
  expect(next).toBe(null);
  expect(completedOn).toBe('2026-11-21');
  expect(rows.map(({ isDone }) => isDone)).toEqual([true, true]);
});

it('what one of those sharing a phone did counts for no other', () => {
  const both = [done({ actorId: 'ka' }), done({ actorId: 'ka', lessonId: 'never-ask' })];
  expect(standingOf(lessons, both, 'ka').completedOn).toBe('2026-11-20');
  expect(standingOf(lessons, both, 'sa').next?.lessonId).toBe('sit-beside');
});

it('where there are no lessons nothing is completed', () => {
  expect(standingOf([], [], '-')).toEqual({ lessons: [], next: null, completedOn: null });
});

it('a lesson that is done again keeps its first day', () => {
  const first = withDone([], done({}));
  expect(withDone(first, done({ on: '2026-12-01' }))).toEqual([done({})]);
});
