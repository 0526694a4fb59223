/** Who of those sharing this phone records now; kept, so that a closed tab asks nobody again. */
import { noActors, type Actors } from '../../domain/actor-signs.ts';
import type { RecordsDatabase } from './records-database.ts';
import { onLastingConnection } from './reopen-databases.ts';

export async function readActors({ phone }: Pick<RecordsDatabase, 'phone'>): Promise<Actors> {
  const row = await phone.get('actors');
  return row?.key === 'actors' ? row : noActors;
}

export async function changeActors(
  records: RecordsDatabase,
  change: (actors: Actors) => Actors,
): Promise<void> {
  await onLastingConnection(records, () =>
    records.transaction('rw', records.phone, async () => {
      const { known, now } = change(await readActors(records));
      await records.phone.put({ key: 'actors', known, now });
    }),
  );
}
