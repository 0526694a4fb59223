/** How a municipality's phones stand, in sums: for operators, who need no phone's id. */
import { sql } from 'kysely';
import { DAY } from '../../domain/time.ts';
import { inMunicipality, type Database } from './database.ts';
import { listMunicipalities } from './municipalities.ts';

const contactAges = ['day', 'week', '35-days', 'longer', 'never'] as const;

export type PhoneSums = {
  readonly municipalityCode: string;
  /** Phones that may still hand over, by the age of their last contact. */
  readonly phonesByContact: Readonly<Record<(typeof contactAges)[number], number>>;
  readonly missingOps: number;
  readonly phonesWithMissingOps: number;
  /** Ops that are no records, by status. */
  readonly putAside: Readonly<Record<string, number>>;
  /** Milliseconds since the last mark; null without one. */
  readonly backupAge: number | null;
};

export async function readPhoneSums(
  database: Database,
  now: number,
): Promise<readonly PhoneSums[]> {
  const sums: PhoneSums[] = [];
  for (const municipalityCode of await listMunicipalities(database))
    sums.push(await readSumsOf(database, municipalityCode, now));
  return sums;
}

const readSumsOf = (
  database: Database,
  municipalityCode: string,
  now: number,
): Promise<PhoneSums> =>
  inMunicipality(database, municipalityCode, async (transaction) => {
    const phones = await sql<{
      age: (typeof contactAges)[number];
      phones: number;
      missing: number;
      behind: number;
    }>`
      SELECT CASE
          WHEN last_contact_at IS NULL THEN 'never'
          WHEN last_contact_at > ${now - DAY}::bigint THEN 'day'
          WHEN last_contact_at > ${now - 7 * DAY}::bigint THEN 'week'
          WHEN last_contact_at > ${now - 35 * DAY}::bigint THEN '35-days'
          ELSE 'longer' END AS age,
        count(*) AS phones,
        sum(greatest(last_seq - received_through, 0))::bigint AS missing,
        count(*) FILTER (WHERE last_seq > received_through) AS behind
      FROM device
      WHERE municipality_code = ${municipalityCode} AND revoked_at IS NULL AND left_at IS NULL
        AND expires_at > ${now}
      GROUP BY age`.execute(transaction);
    const putAside = await sql<{ status: string; ops: number }>`
      SELECT coalesce(to_jsonb(quarantined_op) ->> 'status', 'quarantined') AS status,
        count(*) AS ops
      FROM quarantined_op WHERE municipality_code = ${municipalityCode}
      GROUP BY 1`.execute(transaction);
    const mark = await sql<{ marked_at: number }>`SELECT marked_at FROM backup_mark
      WHERE municipality_code = ${municipalityCode}`.execute(transaction);
    const countAt = (age: (typeof contactAges)[number]) =>
      phones.rows.find((row) => row.age === age)?.phones ?? 0;
    const markedAt = mark.rows[0]?.marked_at;
    return {
      municipalityCode,
      phonesByContact: {
        day: countAt('day'),
        week: countAt('week'),
        '35-days': countAt('35-days'),
        longer: countAt('longer'),
        never: countAt('never'),
      },
      missingOps: phones.rows.reduce((sum, row) => sum + row.missing, 0),
      phonesWithMissingOps: phones.rows.reduce((sum, row) => sum + row.behind, 0),
      putAside: {
        quarantined: 0,
        held: 0,
        ...Object.fromEntries(putAside.rows.map(({ status, ops }) => [status, ops])),
      },
      backupAge: markedAt === undefined ? null : now - markedAt,
    };
  });
