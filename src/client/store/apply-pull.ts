import type { PullPage } from '../../protocol/pull.ts';
import type { RecordsDatabase } from './records-database.ts';
import { readSync } from './sync-state.ts';

/** Takes in one page: its rows and the cursor that stands behind them, together or not at all. */
export async function applyPull(
  records: RecordsDatabase,
  page: PullPage,
  now: number,
): Promise<void> {
  await records.transaction('rw', records.ops, records.documents, records.phone, async () => {
    await records.ops.bulkPut([...page.ops]);
    await records.documents.bulkPut([...page.documents]);
    await records.phone.put({
      ...(await readSync(records)),
      cursor: page.cursor,
      epoch: page.epoch,
      lastPullAt: now,
    });
  });
}
