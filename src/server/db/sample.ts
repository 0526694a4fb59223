/** Loads the sample city, and empties it again before a city begins its own work. */
import { sql } from 'kysely';
import type { City } from '../../protocol/city.ts';
import type { SampleDocument } from '../sample-city.ts';
import { writeAudit } from './audit.ts';
import { runChangeSet, type ChangeSet } from './change-set.ts';
import { insertCity } from './cities.ts';
import { assignClass } from './class-records.ts';
import { inMunicipality, type Database } from './database.ts';
import { writeDocument } from './documents.ts';

/** All or nothing; false where the municipality exists already. */
export function loadSample(
  database: Database,
  changeSet: ChangeSet,
  sample: {
    readonly city: City;
    readonly epoch: string;
    readonly documents: readonly SampleDocument[];
  },
): Promise<boolean> {
  return runChangeSet(database, changeSet, async (transaction) => {
    if (!(await insertCity(transaction, sample.city, sample.epoch)))
      return { changed: false, value: false };
    for (const { documentId, content } of sample.documents) {
      await writeDocument(transaction, changeSet, { documentId, expected: null, content });
      if (content.kind === 'planned-class-session')
        await assignClass(transaction, changeSet, documentId, content.body.groupId);
    }
    return { changed: true, value: true };
  });
}

/**
 * Deletes everything that the sample city holds and makes it a real one. A new epoch tells a phone
 * that still knows the sample to begin anew. The audit stays. False where there is no sample.
 */
export function removeSample(
  database: Database,
  municipalityCode: string,
  { epoch, now }: { readonly epoch: string; readonly now: number },
): Promise<boolean> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql`UPDATE municipality SET sample = false
      WHERE municipality_code = ${municipalityCode} AND sample RETURNING 1`.execute(transaction);
    if (rows.length === 0) return false;
    for (const table of [
      'register_state',
      'op',
      'erasure',
      'backup_mark',
      'quarantined_op',
      'document',
      'batch',
      'class_record',
      'device_former',
      'device',
      'enrollment_code',
      'city_key',
    ])
      await sql`DELETE FROM ${sql.table(table)}
        WHERE municipality_code = ${municipalityCode}`.execute(transaction);
    await sql`UPDATE sync_clock SET epoch = ${epoch}, version = 0
      WHERE municipality_code = ${municipalityCode}`.execute(transaction);
    await sql`DELETE FROM auth.one_time_link
      WHERE municipality_code = ${municipalityCode}`.execute(transaction);
    await sql`DELETE FROM auth."user" WHERE "municipalityCode" = ${municipalityCode}`.execute(
      transaction,
    );
    await writeAudit(transaction, municipalityCode, {
      at: now,
      actor: 'server',
      deed: 'remove sample',
      subject: municipalityCode,
    });
    return true;
  });
}
