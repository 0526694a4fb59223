import { Dexie } from 'dexie';
import { opIdOf, type Op, type OpId } from '../../../sync/op.ts';
import { hashDiffers, passedOver, type Receipts } from '../../../sync/outbox.ts';
import { readEnrollment } from '../enrollment.ts';
import { identitiesOf } from '../identities.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { readSync } from '../sync-state.ts';
import { readClassRecord } from './class-record.ts';
import { entryOf, readDocuments, type ClassEntry } from './classes.ts';

/** A record that the city cannot count as it is, or that does not get through while later ones do. */
export type StuckRecord = {
  readonly op: Op;
  /** What the city said of it; `passed-over` where it has not reached the city. */
  readonly reason: string;
  /** Null where this phone knows no such class. */
  readonly entry: ClassEntry | null;
  /** Number of the seat that it speaks of; null where it speaks of none. */
  readonly seat: number | null;
};

/** Those that nobody has taken off the list; a copied phone's are written again by themselves. */
export async function readStuck(records: RecordsDatabase): Promise<readonly StuckRecord[]> {
  const enrollment = await readEnrollment(records);
  if (!enrollment) return [];
  const sync = await readSync(records);
  const putAway = new Set(sync.putAway);
  const found: { readonly op: Op; readonly reason: string }[] = [];
  for (const { deviceId, receipts } of identitiesOf(enrollment, sync))
    for (const { seq, reason } of await stuckSeqs(records, deviceId, receipts)) {
      const op = await records.ops.get([deviceId, seq]);
      if (op && !putAway.has(opIdOf(op))) found.push({ op, reason });
    }
  if (found.length === 0) return [];
  const documents = await readDocuments(records);
  return Promise.all(
    found.map(async ({ op, reason }): Promise<StuckRecord> => {
      const record = await readClassRecord(records, op.register.classSessionId);
      const entry = entryOf(documents, record);
      const { learnerId } = op.register;
      const added = record.read(learnerId, 'seat').value;
      const seat =
        entry?.planned?.roster.find((one) => one.learnerId === learnerId)?.seat ??
        (typeof added === 'number' ? added : null);
      return { op, reason, entry, seat };
    }),
  );
}

async function stuckSeqs(records: RecordsDatabase, deviceId: string, receipts: Receipts) {
  const refused = receipts.exceptions
    .filter(({ status, reason }) => status === 'quarantined' && reason !== hashDiffers)
    .map(({ seq, reason = 'malformed' }) => ({ seq, reason }));
  // Only what lies above the watermark can have been passed over, and only where something there has a receipt.
  if (!receipts.exceptions.some(({ seq }) => seq > receipts.ackedThrough)) return refused;
  const above = await records.ops
    .where('[deviceId+seq]')
    .between([deviceId, receipts.ackedThrough + 1], [deviceId, Dexie.maxKey])
    .primaryKeys();
  const waiting = passedOver(
    receipts,
    above.map(([, seq]) => seq),
  );
  return [...refused, ...waiting.map((seq) => ({ seq, reason: 'passed-over' }))];
}

/** Takes one off the list: it stays where it is, in the phone and with the city, and asks for nothing any more. */
export function putAwayStuck(records: RecordsDatabase, opId: OpId): Promise<void> {
  return records.transaction('rw', records.phone, async () => {
    const sync = await readSync(records);
    await records.phone.put({ ...sync, putAway: [...new Set([...sync.putAway, opId])] });
  });
}
