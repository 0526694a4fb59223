import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  keepCompletedLesson,
  keepReachedStep,
} from '../../../../src/client/store/actions/keep-progress.ts';
import {
  openLearnerDatabase,
  type LearnerDatabase,
} from '../../../../src/client/store/learner-database.ts';
import { readLessonProgress } from '../../../../src/client/store/queries/learning.ts';

let learner: LearnerDatabase;
beforeEach(() => {
  learner = openLearnerDatabase(`learner-${Math.random()}`);
});
afterEach(() => learner.delete());

const place = { packId: 'smartphone-basics', lessonId: 'tap-and-swipe' };
const progress = () => readLessonProgress(learner, place.packId, place.lessonId);

describe('progress', () => {
  it('remembers the step in front', async () => {
    expect(await progress()).toBeNull();
    await keepReachedStep(learner, { ...place, stepId: 'second', at: 5 });
    expect(await progress()).toEqual({
      ...place,
      stepId: 'second',
      updatedAt: 5,
      completedAt: null,
    });
  });

  it('a completed lesson that is done once more stays completed', async () => {
    await keepCompletedLesson(learner, { ...place, stepId: 'last', at: 5 }, '2026-11-22');
    await keepReachedStep(learner, { ...place, stepId: 'second', at: 9 });
    expect(await progress()).toMatchObject({ stepId: 'second', updatedAt: 9, completedAt: 5 });
  });

  it('two lessons on one day give one stamp', async () => {
    await keepCompletedLesson(learner, { ...place, stepId: 'last', at: 5 }, '2026-11-22');
    await keepCompletedLesson(
      learner,
      { ...place, lessonId: 'b', stepId: 'x', at: 6 },
      '2026-11-22',
    );
    await keepCompletedLesson(
      learner,
      { ...place, lessonId: 'c', stepId: 'x', at: 7 },
      '2026-11-08',
    );
    expect(await learner.practiceDays.toArray()).toEqual([
      { date: '2026-11-08' },
      { date: '2026-11-22' },
    ]);
  });
});
