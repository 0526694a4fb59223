import { expect, it } from 'vitest';
import {
  attendeesOf,
  countAttendance,
  hasCome,
  isAttendanceStatus,
} from '../../src/domain/attendance.ts';

it('a seat without a mark is nobody, not an absence', () => {
  expect(countAttendance(['present', 'late', null, 'absent', 'excused', null, 'present'])).toEqual({
    present: 2,
    late: 1,
    excused: 1,
    absent: 1,
  });
});

it('somebody who came late came', () => {
  expect(attendeesOf({ present: 8, late: 2, excused: 1, absent: 3 })).toBe(10);
  expect(
    ['present', 'late', 'excused', 'absent'].filter(
      (mark) => isAttendanceStatus(mark) && hasCome(mark),
    ),
  ).toEqual(['present', 'late']);
});
