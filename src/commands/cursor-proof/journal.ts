/** The way that ships to write rows that phones pull, and to pull them: change sets and their changes. */
import { sql } from 'kysely';
import type { VolunteerPhone } from '../../domain/people.ts';
import { runChangeSet } from '../../server/db/change-set.ts';
import { readChanges } from '../../server/db/changes.ts';
import { beginning, type Position } from '../../server/position.ts';
import { createCity } from '../../server/db/cities.ts';
import { inMunicipality, type Database } from '../../server/db/database.ts';
import type { Journal, Writing } from './proof.ts';

const municipalityCode = '142077';
const groupId = 'proof';
const rowsPerPage = 2_000;

const phone: VolunteerPhone = { kind: 'volunteer', municipalityCode, deviceId: 'proof', groupId };

/** On a migrated, empty database. Writer `n` is the phone with `n` in its id. */
export async function openShippingJournal(database: Database): Promise<Journal<Position>> {
  await createCity(
    database,
    { municipalityCode, name: 'proof', timeZone: 'Asia/Tokyo', sample: false, settings: {} },
    'proof',
  );
  await inMunicipality(database, municipalityCode, (transaction) =>
    sql`INSERT INTO class_record (municipality_code, class_session_id, group_id)
      VALUES (${municipalityCode}, 'proof', ${groupId})`.execute(transaction),
  );
  // One row is too few for PostgreSQL to look at by itself; without a look it guesses wrong.
  await sql`ANALYZE class_record`.execute(database);
  return {
    beginning,
    write: (writing) => write(database, writing),
    read: async (after) => {
      const { ops, position, more } = await readChanges(database, phone, () => after, rowsPerPage);
      return {
        rows: ops.map(({ deviceId, seq }) => ({ writer: Number(deviceId), seq })),
        position,
        more,
      };
    },
  };
}

async function write(database: Database, { writer, first, count, pause }: Writing): Promise<void> {
  const deviceId = `${writer}`.padStart(32, '0');
  const batchId = `${writer}-${first}`;
  const changeSet = { municipalityCode, batchId, deviceId, storedAt: 0 };
  await runChangeSet(database, changeSet, async (transaction) => {
    await sql`
      INSERT INTO op (municipality_code, device_id, seq, actor_id, class_session_id, learner_id,
        field, value, parents, clock_millis, clock_counter, schema, hash, batch_id)
      SELECT ${municipalityCode}, ${deviceId}, seq, '-', 'proof', '-', 'finish', 'true', '[]',
        0, 0, 1, '', ${batchId}
      FROM generate_series(${first}::bigint, ${first + count - 1}::bigint) AS seq`.execute(
      transaction,
    );
    await pause();
    return { changed: true, value: null };
  });
}
