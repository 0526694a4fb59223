/** What is known of the city that runs this installation; null until it was heard once. */
import type { City } from '../../../protocol/city.ts';
import type { LibraryDatabase } from '../library-database.ts';

export async function readCity(library: LibraryDatabase): Promise<City | null> {
  return (await library.city.get('city'))?.city ?? null;
}
