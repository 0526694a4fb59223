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

/** Records of a class that the city holds back because it was closed when they came. */
export async function countHeldByLock(
  records: Pick<RecordsDatabase, 'phone'>,
  ownSeqs: readonly number[],
): Promise<number> {
  const { receipts } = await readSync(records);
  const held = receipts.exceptions.filter(({ reason }) => reason === 'class-locked');
  const seqs = new Set(held.map(({ seq }) => seq));
  return ownSeqs.filter((seq) => seqs.has(seq)).length;
}
