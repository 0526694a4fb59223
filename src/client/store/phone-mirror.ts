/**
 * Who this phone is and how far it has come, kept a second time outside the database. If the browser throws
 * the database away, this tells the volunteer and the city how many records went with it. (A browser that
 * clears everything takes this too; then the city still sees the gap in the numbers that it was told of.)
 */
import type { RecordStore } from './record-store.ts';

type Mirror = {
  readonly deviceId: string;
  readonly lastSeq: number;
  readonly ackedThrough: number;
};

export type MirrorStorage = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'phone-mirror';

export async function mirrorPhone(store: RecordStore, storage: MirrorStorage): Promise<void> {
  const mirror = await store.read(async (transaction) => {
    const enrollment = await transaction.enrollment();
    if (!enrollment) return null;
    const { deviceId } = enrollment;
    const { ackedThrough } = (await transaction.sync()).receipts;
    const newest = await transaction.newestOf(deviceId);
    return { deviceId, lastSeq: newest?.seq ?? 0, ackedThrough } satisfies Mirror;
  });
  if (mirror) storage.setItem(key, JSON.stringify(mirror));
}

/** A phone that has left its group has lost nothing. */
export const forgetMirror = (storage: Pick<Storage, 'removeItem'>): void => storage.removeItem(key);

export type LostRecords = {
  readonly deviceId: string;
  readonly lastSeq: number;
  /** So many had not reached the city. */
  readonly count: number;
};

/** What a database that has gone had held; null where nothing is known to be lost. */
export function readLostRecords(storage: MirrorStorage): LostRecords | null {
  const kept = storage.getItem(key);
  if (kept === null) return null;
  const { deviceId, lastSeq, ackedThrough } = JSON.parse(kept) as Mirror;
  return { deviceId, lastSeq, count: Math.max(0, lastSeq - ackedThrough) };
}
