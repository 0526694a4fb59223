/** Staff's word that a class is closed (later records are held for them), and what they do with what is held. */
import { sql } from 'kysely';
import { releaseHeld } from '../release-held.ts';
import { writeAudit } from './audit.ts';
import { runChangeSet, type ChangeSet } from './change-set.ts';
import { cityTransactionOf } from './city-store.ts';
import { inMunicipality, type Database } from './database.ts';

type By = { readonly actor: string; readonly now: number };

/** False where nothing was recorded of such a class. Again changes nothing. */
export function lockClass(
  database: Database,
  municipalityCode: string,
  classSessionId: string,
  locked: boolean,
  { actor, now }: By,
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql`
      UPDATE class_record SET locked_at = ${locked ? now : null}
      WHERE municipality_code = ${municipalityCode} AND class_session_id = ${classSessionId}
      RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    await writeAudit(transaction, municipalityCode, {
      at: now,
      actor,
      deed: locked ? 'lock class' : 'unlock class',
      subject: classSessionId,
    });
    return true;
  });
}

/** Counts what was held of a phone; answers how many records, or null where there is no such phone. */
export function releaseHeldOps(
  database: Database,
  changeSet: ChangeSet,
  deviceId: string,
  actor: string,
): Promise<number | null> {
  const { municipalityCode, batchId, storedAt } = changeSet;
  return runChangeSet<number | null>(database, changeSet, async (transaction) => {
    const { rows } = await sql<{ groupId: string }>`
      SELECT group_id AS "groupId" FROM device WHERE municipality_code = ${municipalityCode}
        AND device_id = ${deviceId}`.execute(transaction);
    const [device] = rows;
    if (!device) return { changed: false, value: null };
    const released = await releaseHeld(cityTransactionOf(transaction, municipalityCode), {
      deviceId,
      groupId: device.groupId,
      batchId,
    });
    await writeAudit(transaction, municipalityCode, {
      at: storedAt,
      actor,
      deed: 'release held records',
      subject: deviceId,
    });
    return released;
  });
}
