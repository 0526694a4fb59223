import type { EnrollmentRow, RecordsDatabase } from './records-database.ts';

/** The group that this phone belongs to; null before it joined one. */
export async function readEnrollment({
  phone,
}: Pick<RecordsDatabase, 'phone'>): Promise<EnrollmentRow | null> {
  const row = await phone.get('enrollment');
  return row?.key === 'enrollment' ? row : null;
}
