/**
 * A probe goes the way of a record: written with a version, read again, pulled as a phone pulls. It is a
 * deleted group under an id that no group can have, so no screen, phone or report ever meets it. Each
 * takes the place of the one before, so probing adds no rows.
 */
import { sql } from 'kysely';
import { runChangeSet, type ChangeSet } from './change-set.ts';
import { readChanges } from './changes.ts';
import { inMunicipality, type Database } from './database.ts';

const kind = 'group';
const probeId = '.probe';
const rowsPerPull = 100;

/** Answers how many times the municipality has been probed. */
export function writeProbe(database: Database, changeSet: ChangeSet): Promise<number> {
  const { municipalityCode, batchId } = changeSet;
  return runChangeSet(database, changeSet, async (transaction) => {
    const former = await sql<{ batch_id: string }>`SELECT batch_id FROM document
      WHERE municipality_code = ${municipalityCode} AND kind = ${kind}
        AND document_id = ${probeId} FOR UPDATE`.execute(transaction);
    const { rows } = await sql<{ revision: number }>`
      INSERT INTO document (municipality_code, kind, document_id, body, revision, deleted, batch_id)
      VALUES (${municipalityCode}, ${kind}, ${probeId}, '{"name":"probe"}', 1, true, ${batchId})
      ON CONFLICT (municipality_code, kind, document_id) DO UPDATE SET
        revision = document.revision + 1, batch_id = excluded.batch_id
      RETURNING revision`.execute(transaction);
    // A batch that nothing is in any more.
    for (const { batch_id } of former.rows)
      await sql`DELETE FROM batch WHERE municipality_code = ${municipalityCode}
        AND batch_id = ${batch_id}`.execute(transaction);
    return { changed: true, value: rows[0]?.revision ?? 0 };
  });
}

export type ReadProbe = { readonly revision: number; readonly version: number };

export function readProbe(database: Database, municipalityCode: string): Promise<ReadProbe | null> {
  return inMunicipality(database, municipalityCode, async (transaction) => {
    const { rows } = await sql<ReadProbe>`
      SELECT revision, version FROM document JOIN batch USING (municipality_code, batch_id)
      WHERE municipality_code = ${municipalityCode} AND kind = ${kind}
        AND document_id = ${probeId}`.execute(transaction);
    return rows[0] ?? null;
  });
}

/**
 * From its version on, as a phone of its own group: answers the revision that came. Whatever others
 * write at the same moment is fewer rows than `rowsPerPull`, or the probe comes late.
 */
export async function pullProbe(
  database: Database,
  municipalityCode: string,
  version: number,
): Promise<number | null> {
  const { documents } = await readChanges(
    database,
    { kind: 'volunteer', municipalityCode, deviceId: 'probe', groupId: probeId },
    () => ({ version, table: 'op', key: ['', 0] }),
    rowsPerPull,
  );
  return documents.find(({ documentId }) => documentId === probeId)?.revision ?? null;
}
