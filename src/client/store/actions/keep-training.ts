import { withDone, type DoneTraining } from '../../../domain/training.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { onLastingConnection } from '../reopen-databases.ts';

/** Keeps that a volunteer went through a lesson; on this phone only, and it is no trace of a learner. */
export async function keepTraining(records: RecordsDatabase, now: DoneTraining): Promise<void> {
  await onLastingConnection(records, () =>
    records.transaction('rw', records.phone, async () => {
      const row = await records.phone.get('training');
      const done = row?.key === 'training' ? row.done : [];
      await records.phone.put({ key: 'training', done: withDone(done, now) });
    }),
  );
}
