import { describe, expect, it } from 'vitest';
import { stumbleCauses } from '../../src/domain/comprehension.ts';
import {
  checkRegister,
  handsField,
  masteryField,
  mergeOf,
  parseCountedField,
  stumbleField,
} from '../../src/domain/registers.ts';
import { learner1, learner2 } from '../builders.ts';

const actual = {
  date: '2026-11-20',
  start: '13:30',
  end: '15:00',
  venueId: 'nango',
  courseId: null,
  lessons: ['smartphone-basics/tap-and-swipe'],
  cancelled: false,
};

describe('what can be recorded', () => {
  const taken: readonly [learnerId: string, field: string, value: unknown][] = [
    [learner1, 'attendance', 'excused'],
    [learner1, 'attendance', null],
    [learner1, 'seat', 3],
    [learner1, 'ageBand', 'unanswered'],
    [learner1, masteryField('smartphone-basics', 'tap-and-swipe', 2), 'with-help'],
    [learner1, 'check:my-number-card/four-pins@1:how-many', ['four']],
    [learner1, 'same-person', learner2],
    ['-', 'actual', actual],
    ['-', 'finish', true],
    ['-', 'report', { trouble: '', nextTime: '充電を忘れない' }],
    ['-', 'headcount:75-79', 4],
    ['-', 'hands:my-number-card/four-pins@1:how-many:four', 9],
    ['-', 'stumble:smartphone-basics/tap-and-swipe@1:long-press:android:too-short', 2],
  ];
  it.each(taken)('%s %s', (learnerId, field, value) => {
    expect(checkRegister(learnerId, field, value).ok).toBe(true);
  });
});

describe('what is put aside, with its reason', () => {
  const refused: readonly [learnerId: string, field: string, value: unknown, reason: string][] = [
    [learner1, 'name', '山田', 'unknown-field'],
    [learner1, 'attendance ', 'present', 'unknown-field'],
    [learner1, 'mastery:tap-and-swipe', 'alone', 'unknown-field'],
    [learner1, 'attendance', 'here', 'wrong-value'],
    [learner1, 'attendance', 1, 'wrong-value'],
    [learner1, 'seat', 0, 'wrong-value'],
    [learner1, 'same-person', '山田さん', 'wrong-value'],
    ['nami-000000000019', 'attendance', 'present', 'wrong-learner'],
    ['-', 'attendance', 'present', 'wrong-learner'],
    [learner1, 'actual', actual, 'wrong-learner'],
    ['-', 'actual', { ...actual, date: '2026-02-30' }, 'wrong-value'],
    ['-', 'actual', { ...actual, teacher: '山田' }, 'wrong-value'],
    ['-', 'headcount:75-79', -1, 'wrong-value'],
    ['-', 'headcount:all', 4, 'unknown-field'],
    ['-', 'report', { trouble: 'x'.repeat(2_001), nextTime: '' }, 'wrong-value'],
  ];
  it.each(refused)('%s %s %o → %s', (learnerId, field, value, reason) => {
    expect(checkRegister(learnerId, field, value)).toEqual({ ok: false, failure: reason });
  });
});

it('only the stumble counter adds phones up', () => {
  expect(mergeOf('stumble:smartphone-basics/tap-and-swipe@1:long-press:android:too-short')).toBe(
    'sum',
  );
  expect(['attendance', 'headcount:75-79', 'anything'].map(mergeOf)).toEqual([
    'conflict',
    'conflict',
    'conflict',
  ]);
});

describe('counted fields', () => {
  const lesson = { packId: 'my-number-card', lessonId: 'four-pins', version: 2 };

  it('say which lesson, which question and which choice', () => {
    const field = handsField(lesson, 'unknown-number', 'look-up');
    expect(checkRegister('-', field, 12)).toEqual({ ok: true, value: 'conflict' });
    expect(parseCountedField(field)).toEqual({
      kind: 'hands',
      ...lesson,
      checkId: 'unknown-number',
      choiceId: 'look-up',
    });
  });

  it.each(stumbleCauses)('say at which step, on which phones and why: %s', (cause) => {
    const field = stumbleField(lesson, 'tap-once', 'easy', cause);
    expect(checkRegister('-', field, 1)).toEqual({ ok: true, value: 'sum' });
    expect(parseCountedField(field)).toMatchObject({ kind: 'stumble', family: 'easy', cause });
  });

  it.each(['attendance', 'hands:', 'mastery:my-number-card/four-pins@2'])('%s is none', (field) => {
    expect(parseCountedField(field)).toBeNull();
  });
});
