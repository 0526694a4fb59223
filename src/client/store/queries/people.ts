/** Who is who on this phone: what the classes that it knows say of codes that are one person. */
import { personByCodeOf } from '../../../domain/same-person.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { actualOf, readClassRecord, sameAsIn } from './class-record.ts';

/**
 * Every joined code with the code of its person, over all classes. Reads every record of the phone, so it is for
 * screens that sum up, not for those that take marks.
 */
export async function readPersonByCode(
  records: RecordsDatabase,
): Promise<ReadonlyMap<string, string>> {
  const said = await records.ops
    .filter(({ register }) => register.field === 'same-person')
    .toArray();
  const ids = [...new Set(said.map(({ register }) => register.classSessionId))];
  const classes = await Promise.all(
    ids.map(async (id) => {
      const record = await readClassRecord(records, id);
      return { record, key: `${actualOf(record)?.date ?? ''} ${id}` };
    }),
  );
  classes.sort((a, b) => (a.key < b.key ? -1 : 1));
  return personByCodeOf(
    classes.flatMap(({ record }) =>
      record.fields
        .filter(({ field }) => field === 'same-person')
        .map(({ learnerId }) => [learnerId, sameAsIn(record, learnerId)] as const),
    ),
  );
}
