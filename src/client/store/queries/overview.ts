import * as v from 'valibot';
import { Overview } from '../../../protocol/reports.ts';
import type { LibraryDatabase } from '../library-database.ts';

export const overviewKey = (fiscalYear: number): string => `overview-${fiscalYear}`;

/** The report of a fiscal year as last received; null when none is kept or an older app kept another shape. */
export async function readOverview(
  library: LibraryDatabase,
  fiscalYear: number,
): Promise<Overview | null> {
  const row = await library.reports.get(overviewKey(fiscalYear));
  const decoded = v.safeParse(Overview, row?.body);
  return decoded.success ? decoded.output : null;
}
