import { describe, expect, it } from 'vitest';
import { awaitedClasses } from '../../../src/client/staff/overview/awaited-classes.ts';
import { anOverview, aPlannedClass, emptyYear, places } from './visit.tsx';

const today = '2026-11-22';
const [reported] = anOverview().classSessions;
const idsOf = (...plans: ReturnType<typeof aPlannedClass>[]) =>
  awaitedClasses([...places, ...plans], anOverview(), today).awaited.map(
    ({ classSessionId, state }) => [classSessionId, state],
  );

describe('a class that is over', () => {
  it('is awaited until something of it arrives, the latest first', () => {
    expect(
      idsOf(
        aPlannedClass('older', { date: '2026-11-10' }),
        aPlannedClass('newer', { date: '2026-11-18' }),
        aPlannedClass('nango-2026-11-20', { date: '2026-11-20' }),
      ),
    ).toEqual([
      ['newer', 'nothing'],
      ['older', 'nothing'],
    ]);
  });

  it('whose record says that nobody came is told from one that is silent', () => {
    const nobody = { ...reported, present: 0, late: 0 } as NonNullable<typeof reported>;
    const { awaited } = awaitedClasses(
      [...places, aPlannedClass(nobody.classSessionId, { date: '2026-11-20' })],
      anOverview({ classSessions: [nobody] }),
      today,
    );
    expect(awaited).toMatchObject([{ state: 'nobody', venueName: '南湖公民館', daysPast: 2 }]);
  });

  it('is not awaited when it was cancelled, is of today, or is long past', () => {
    expect(
      idsOf(
        aPlannedClass('cancelled', { date: '2026-11-18', status: 'cancelled' }),
        aPlannedClass('today', { date: today }),
        aPlannedClass('long-past', { date: '2026-09-22' }),
      ),
    ).toEqual([]);
  });

  it('is counted in its own fiscal year only', () => {
    const plan = aPlannedClass('november', { date: '2026-11-18' });
    expect(awaitedClasses([plan], emptyYear(2025), today)).toEqual({ past: 0, awaited: [] });
    expect(awaitedClasses([plan], emptyYear(2026), today).past).toBe(1);
  });
});
