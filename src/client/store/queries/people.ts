/** Who is who on this phone: what the classes that it knows say of codes that are one person. */
import { personByCodeOf, personOf } from '../../../domain/same-person.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { actualOf, readClassRecord, sameAsIn, type ClassRecord } from './class-record.ts';

/**
 * Every joined code with the code of its person, as all classes but one say. Reads every record of the phone, so a screen
 * that takes marks asks once, when it is opened.
 */
export async function readPersonByCode(
  records: RecordsDatabase,
  exceptClass: string,
): Promise<ReadonlyMap<string, string>> {
  const said = (await records.ops.toArray()).filter(
    ({ register }) => register.field === 'same-person' && register.classSessionId !== exceptClass,
  );
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

/** The code that stands for a code's person: what the class itself says of a code stands above what others said. */
export function personsOf(
  record: ClassRecord,
  elsewhere: ReadonlyMap<string, string>,
): (code: string) => string {
  const hasJoins = record.fields.some(({ field }) => field === 'same-person');
  if (!hasJoins && elsewhere.size === 0) return (code) => code;
  return (code) =>
    personOf(code, (one) => {
      if (record.opsOf(one, 'same-person').length > 0) return sameAsIn(record, one);
      const person = elsewhere.get(one);
      return person === undefined || person === one ? null : person;
    });
}
