/** The classes that staff have closed, as the city's list was heard last. */
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';

export async function isLocked(
  records: Pick<RecordsDatabase, 'phone'>,
  classSessionId: string,
): Promise<boolean> {
  return (await readSync(records)).locks.classSessionIds.includes(classSessionId);
}

/** Ids of all of them, as one text: read again after every receipt, it is news only where it changed. */
export async function readLocked(records: Pick<RecordsDatabase, 'phone'>): Promise<string> {
  return (await readSync(records)).locks.classSessionIds.join(' ');
}

/**
 * Numbers of this phone's records that the city holds back because their class was closed when they came, as one text: it is
 * asked anew after every receipt, and is news only where it changed.
 */
export async function readHeldByLock(records: Pick<RecordsDatabase, 'phone'>): Promise<string> {
  const { receipts } = await readSync(records);
  const held = receipts.exceptions.filter(({ reason }) => reason === 'class-locked');
  return held.map(({ seq }) => seq).join(' ');
}
