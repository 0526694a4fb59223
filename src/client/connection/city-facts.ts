import * as v from 'valibot';
import { City } from '../../protocol/city.ts';
import type { LibraryDatabase } from '../store/library-database.ts';
import type { Fetch } from './city-requests.ts';

/** Asks for the city's name and its own values (fees, numbers); without an answer the kept ones go on serving. */
export async function refreshCity(library: LibraryDatabase, fetch: Fetch): Promise<void> {
  try {
    const answer = await fetch('/api/city', { cache: 'no-cache' });
    const decoded = v.safeParse(City, await answer.json());
    if (decoded.success) await library.city.put({ key: 'city', city: decoded.output });
  } catch {
    // No network, or something else than the city answered: neither is news to a learner.
  }
}
