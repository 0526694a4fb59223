import type { RecordsDatabase } from '../records-database.ts';

/** Keeps that the phone was looked over at this moment (ms since 1970). */
export async function keepDeparture(records: RecordsDatabase, checkedAt: number): Promise<void> {
  await records.phone.put({ key: 'departure', checkedAt });
}
