import type { Overview } from '../../../protocol/reports.ts';
import type { LibraryDatabase } from '../library-database.ts';
import { overviewKey } from '../queries/overview.ts';

/** Keeps a year's report with its time, so that it opens without the network. */
export async function keepOverview(library: LibraryDatabase, overview: Overview): Promise<void> {
  await library.reports.put({
    key: overviewKey(overview.fiscalYear),
    asOf: overview.asOf,
    body: overview,
  });
}

/** On signing out: whoever sits down next at a shared desk finds no figures. */
export const forgetReports = (library: LibraryDatabase): Promise<void> => library.reports.clear();
