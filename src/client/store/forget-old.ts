/** Removes classes that are long over from the phone, as `sync/retention` allows. */
import { tombstoneOf } from '../../sync/erasure.ts';
import { forgettableThrough } from '../../sync/retention.ts';
import type { RecordStore } from './record-store.ts';

/** `cityTime`: the city's own, ms since 1970. */
export async function forgetOld(store: RecordStore, cityTime: number): Promise<void> {
  const before = await store.read((transaction) => transaction.sync());
  const { checkpoints, backedUpThrough, forgottenThrough } = before;
  const oldest = forgettableThrough(checkpoints, backedUpThrough, cityTime);
  if (oldest <= forgottenThrough) return;
  await store.write(async (transaction) => {
    const enrollment = await transaction.enrollment();
    const sync = await transaction.sync();
    if (!enrollment) return;
    const { deviceId } = enrollment;
    const through = Math.min(
      forgettableThrough(sync.checkpoints, sync.backedUpThrough, cityTime),
      sync.receipts.ackedThrough,
    );
    const newest = await transaction.newestOf(deviceId);
    const forgotten: string[] = [];
    for (const classSessionId of await transaction.classIds()) {
      const ops = await transaction.opsOfClass(classSessionId);
      const own = ops.filter((op) => op.deviceId === deviceId);
      if (own.length === 0 || own.some(({ seq }) => seq > through)) continue;
      await transaction.removeOps(ops.map((op) => [op.deviceId, op.seq]));
      // The newest number must stay taken.
      await transaction.putOps(own.filter(({ seq }) => seq === newest?.seq).map(tombstoneOf));
      forgotten.push(classSessionId);
    }
    await transaction.putSync({
      ...sync,
      forgottenThrough: Math.max(sync.forgottenThrough, through),
      forgottenClasses: [...new Set([...sync.forgottenClasses, ...forgotten])],
      answeredAt: Object.fromEntries(
        Object.entries(sync.answeredAt).filter(([id]) => !forgotten.includes(id)),
      ),
    });
  });
}
