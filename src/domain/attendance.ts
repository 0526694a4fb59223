/** Taking the roll: the four marks, what counts as having come, and the sums of a class. */

export const attendanceStatuses = ['present', 'late', 'excused', 'absent'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

export type AttendanceCounts = Readonly<Record<AttendanceStatus, number>>;

export const isAttendanceStatus = (value: unknown): value is AttendanceStatus =>
  attendanceStatuses.some((status) => status === value);

/** Somebody who came late came. */
export const hasCome = (status: AttendanceStatus): boolean =>
  status === 'present' || status === 'late';

/** Sums of the marks; `null` is a seat without a mark, which is not an absence and is not counted. */
export function countAttendance(marks: Iterable<AttendanceStatus | null>): AttendanceCounts {
  const counts = { present: 0, late: 0, excused: 0, absent: 0 };
  for (const mark of marks) if (mark) counts[mark] += 1;
  return counts;
}

/** People who were in the room. */
export const attendeesOf = (counts: AttendanceCounts): number => counts.present + counts.late;
