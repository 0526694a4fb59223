import { opIdOf, type Op, type OpId } from '../../../sync/op.ts';
import { hashDiffers } from '../../../sync/outbox.ts';
import { readEnrollment } from '../enrollment.ts';
import { identitiesOf } from '../identities.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';

/** A record that the city has and cannot count as it is. */
export type StuckRecord = { readonly op: Op; readonly reason: string };

/** Those that nobody has taken off the list; a copied phone's are written again by themselves. */
export async function readStuck(records: RecordsDatabase): Promise<readonly StuckRecord[]> {
  const enrollment = await readEnrollment(records);
  if (!enrollment) return [];
  const sync = await readSync(records);
  const putAway = new Set(sync.putAway);
  const found: StuckRecord[] = [];
  for (const { deviceId, receipts } of identitiesOf(enrollment, sync))
    for (const { seq, status, reason } of receipts.exceptions) {
      if (status !== 'quarantined' || reason === hashDiffers) continue;
      const op = await records.ops.get([deviceId, seq]);
      if (op && !putAway.has(opIdOf(op))) found.push({ op, reason: reason ?? 'malformed' });
    }
  return found;
}

/** Takes one off the list: it stays in the phone and with the city, and asks for nothing any more. */
export function putAwayStuck(records: RecordsDatabase, opId: OpId): Promise<void> {
  return records.transaction('rw', records.phone, async () => {
    const sync = await readSync(records);
    await records.phone.put({ ...sync, putAway: [...new Set([...sync.putAway, opId])] });
  });
}
