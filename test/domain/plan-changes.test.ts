import { describe, expect, it } from 'vitest';
import { meetingNumberOf, planChanges, type ShownPlan } from '../../src/domain/plan-changes.ts';

const plan: ShownPlan = {
  date: '2026-11-27',
  start: '10:00',
  venueId: 'kagawa',
  isCancelled: false,
};
const changes = (before: ShownPlan | null, now: ShownPlan) =>
  planChanges(
    new Map(before ? [['kagawa-27', before]] : []),
    new Map([['kagawa-27', now]]),
    '2026-11-20',
  ).map(({ type }) => type);

describe('what changed since the plans were shown', () => {
  it.each<[string, Partial<ShownPlan>, Partial<ShownPlan>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['another day', {}, { date: '2026-11-28' }, ['moved']],
    ['another hour', {}, { start: '13:30' }, ['moved']],
    ['another place', {}, { venueId: 'nango' }, ['moved']],
    ['cancelled', {}, { isCancelled: true }, ['cancelled']],
    ['cancelled and said so before', { isCancelled: true }, { isCancelled: true }, []],
    ['takes place after all', { isCancelled: true }, {}, ['revived']],
    ['of a class that is over', { date: '2026-11-13' }, { date: '2026-11-14' }, []],
    ['moved from a day that is over', { date: '2026-11-13' }, {}, ['moved']],
  ])('%s', (_, before, now, types) => {
    expect(changes({ ...plan, ...before }, { ...plan, ...now })).toEqual(types);
  });

  it('a class that was never shown is no change', () => {
    expect(changes(null, plan)).toEqual([]);
  });
});

describe('the meetings of a course', () => {
  const meeting = (
    date: string,
    learnerIds: readonly string[],
    courseId = 'basics',
    status: 'planned' | 'cancelled' = 'planned',
  ) => ({
    courseId,
    date,
    start: '10:00',
    status,
    roster: learnerIds.map((learnerId) => ({ learnerId })),
  });
  const planned = new Map([
    ['third', meeting('2026-11-27', ['kame'])],
    ['first', meeting('2026-11-13', ['nami', 'kame'])],
    ['second', meeting('2026-11-20', ['nami', 'kame'])],
    ['others', meeting('2026-11-20', ['fuji'])],
    ['another-course', meeting('2026-11-20', ['kame'], 'fraud')],
    ['cancelled', meeting('2026-11-01', ['kame'], 'basics', 'cancelled')],
  ]);
  it.each([
    ['first', 1],
    ['second', 2],
    ['third', 3],
    ['others', null],
    ['another-course', null],
    ['unknown', null],
  ])('%s is number %s', (id, number) => {
    expect(meetingNumberOf(id, planned)).toBe(number);
  });
});
