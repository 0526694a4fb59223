/**
 * The one way to write what phones pull. The rows carry the batch's id; the batch itself, with its
 * version, is written by the last statement before the commit. Whoever writes a pulled table
 * elsewhere and forgets the batch fails at the commit (deferred foreign key).
 */
import { sql } from 'kysely';
import { inMunicipality, type Database, type Transaction } from './database.ts';

export type ChangeSet = {
  readonly municipalityCode: string;
  readonly batchId: string;
  /** The phone that pushed; null for what staff and the server itself write. */
  readonly deviceId: string | null;
  /** Milliseconds since 1970. */
  readonly storedAt: number;
};

/** What the work did: without a change no version is taken, so phones have nothing to fetch. */
export type Change<Value> = { readonly changed: boolean; readonly value: Value };

const tries = 3;
const deadlockDetected = '40P01';

export async function runChangeSet<Value>(
  database: Database,
  changeSet: ChangeSet,
  work: (transaction: Transaction) => Promise<Change<Value>>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inMunicipality(database, changeSet.municipalityCode, async (transaction) => {
        const { changed, value } = await work(transaction);
        if (changed) await writeBatch(transaction, changeSet);
        return value;
      });
    } catch (error) {
      const deadlock = error instanceof Error && 'code' in error && error.code === deadlockDetected;
      if (!deadlock || attempt === tries) throw error;
    }
  }
}

/** Locks the municipality's counter until the commit, so it must be the last statement. */
async function writeBatch(transaction: Transaction, changeSet: ChangeSet): Promise<void> {
  await sql`
    WITH clock AS (
      UPDATE sync_clock SET version = version + 1
      WHERE municipality_code = ${changeSet.municipalityCode}
      RETURNING version
    )
    INSERT INTO batch (municipality_code, batch_id, version, device_id, stored_at)
    SELECT ${changeSet.municipalityCode}, ${changeSet.batchId}, version,
      ${changeSet.deviceId}, ${changeSet.storedAt}
    FROM clock`.execute(transaction);
}
