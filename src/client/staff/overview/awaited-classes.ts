/** Planned class sessions whose day is over, against what has arrived of them: nothing, or a record of nobody. */
import { addDays, DAY, fiscalYearOf, type CivilDate } from '../../../domain/time.ts';
import type { ReferenceDocument } from '../../../protocol/documents.ts';
import type { Overview } from '../../../protocol/reports.ts';
import { documentsOf } from '../documents.ts';

export type AwaitedClass = {
  readonly classSessionId: string;
  readonly date: CivilDate;
  readonly venueName: string | null;
  /** `nothing`: no record has come. `nobody`: the records came and say that nobody did. */
  readonly state: 'nothing' | 'nobody';
  readonly daysPast: number;
};

/** How far back it is still worth asking a volunteer to open the app, in days. */
const LOOK_BACK = 60;

/** `past` counts all plans of those days, so that all-arrived can be told from nothing-planned. */
export function awaitedClasses(
  documents: readonly ReferenceDocument[],
  overview: Overview,
  today: CivilDate,
): { readonly past: number; readonly awaited: readonly AwaitedClass[] } {
  const reportedById = new Map(overview.classSessions.map((one) => [one.classSessionId, one]));
  const venueNameById = new Map(
    documentsOf(documents, 'venue').map(({ documentId, body }) => [documentId, body.name]),
  );
  const earliest = addDays(today, -LOOK_BACK);
  const past = documentsOf(documents, 'planned-class-session').filter(
    ({ body }) =>
      body.status === 'planned' &&
      body.date < today &&
      body.date >= earliest &&
      // A year's report knows nothing of another year's classes.
      fiscalYearOf(body.date) === overview.fiscalYear,
  );
  const awaited = past.flatMap(({ documentId, body }): AwaitedClass[] => {
    const reported = reportedById.get(documentId);
    if (reported && !hasNobody(reported)) return [];
    return [
      {
        classSessionId: documentId,
        date: body.date,
        venueName: venueNameById.get(body.venueId) ?? null,
        state: reported ? 'nobody' : 'nothing',
        daysPast: Math.round((Date.parse(today) - Date.parse(body.date)) / DAY),
      },
    ];
  });
  return { past: past.length, awaited: awaited.sort((a, b) => (a.date < b.date ? 1 : -1)) };
}

function hasNobody(reported: Overview['classSessions'][number]): boolean {
  return !reported.cancelled && reported.present + reported.late === 0;
}
