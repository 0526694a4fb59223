/** The classes of a phone's group: those that the city planned and those made on the spot. */
import type { DocumentBody, ReferenceDocument } from '../../../protocol/documents.ts';
import { dayToRecord } from '../../../domain/class-day.ts';
import { meetingNumberOf } from '../../../domain/plan-changes.ts';
import type { ActualClassSession } from '../../../domain/registers.ts';
import type { CivilDate } from '../../../domain/time.ts';
import type { RecordsDatabase } from '../records-database.ts';
import { actualOf, isFinished, readClassRecord, type ClassRecord } from './class-record.ts';

export type ClassEntry = {
  readonly classSessionId: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly venueName: string | null;
  readonly course: DocumentBody<'course'> | null;
  /** What the city planned; null for a class made on the spot. */
  readonly planned: DocumentBody<'planned-class-session'> | null;
  readonly cancelled: boolean;
  readonly started: boolean;
  readonly finished: boolean;
  readonly seatCount: number;
  /** Which meeting of its course; null where it is the only one. */
  readonly meeting: number | null;
  readonly record: ClassRecord;
};

/**
 * Every class of the group that this phone knows, earliest first; also those whose records it has forgotten. It
 * reads nothing that a receipt changes, so that it is not asked anew while records are handed over.
 */
export async function readClasses(
  records: RecordsDatabase,
  groupId: string,
): Promise<readonly ClassEntry[]> {
  const documents = await readDocuments(records);
  const plannedIds = [...documents.planned]
    .filter(([, planned]) => planned.groupId === groupId)
    .map(([classSessionId]) => classSessionId);
  const recordedIds = (await records.ops.orderBy('register.classSessionId').uniqueKeys()).map(
    String,
  );
  const ids = [...new Set([...plannedIds, ...recordedIds])];
  const entries = await Promise.all(
    ids.map(async (id) => entryOf(documents, await readClassRecord(records, id))),
  );
  return entries
    .filter((entry) => entry !== null)
    .sort((a, b) => (`${a.date} ${a.start}` < `${b.date} ${b.start}` ? -1 : 1));
}

/** The city's plans that classes refer to, by id. */
type Documents = {
  readonly planned: ReadonlyMap<string, DocumentBody<'planned-class-session'>>;
  readonly courses: ReadonlyMap<string, DocumentBody<'course'>>;
  readonly venues: ReadonlyMap<string, DocumentBody<'venue'>>;
};

/** The city's plans by id; deleted ones are left out. */
export async function readDocuments(records: RecordsDatabase): Promise<Documents> {
  const rows = (await records.documents.toArray()).filter(({ deleted }) => !deleted);
  const byKind = <Kind extends ReferenceDocument['kind']>(kind: Kind) =>
    new Map(
      rows.flatMap((row) =>
        row.kind === kind ? [[row.documentId, row.body as DocumentBody<Kind>] as const] : [],
      ),
    );
  return {
    planned: byKind('planned-class-session'),
    courses: byKind('course'),
    venues: byKind('venue'),
  };
}

/** A class from its plan and its record; null where neither says when it is. */
export function entryOf(documents: Documents, record: ClassRecord): ClassEntry | null {
  const { classSessionId } = record;
  const planned = documents.planned.get(classSessionId) ?? null;
  const actual = actualOf(record);
  const when = actual ?? planned;
  if (!when) return null;
  return {
    classSessionId,
    date: when.date,
    start: when.start,
    end: when.end,
    venueName: when.venueId === null ? null : (documents.venues.get(when.venueId)?.name ?? null),
    course: when.courseId === null ? null : (documents.courses.get(when.courseId) ?? null),
    planned,
    cancelled: planned?.status === 'cancelled' || actual?.cancelled === true,
    started: actual !== null,
    finished: isFinished(record),
    seatCount: planned ? planned.roster.length : record.learnerIds.length,
    meeting: meetingNumberOf(classSessionId, documents.planned),
    record,
  };
}

/**
 * What is written as `actual` when a planned class begins: as planned, all lessons of its course. `today` is
 * null where the clock cannot be right.
 */
export function expectedActual(
  entry: ClassEntry,
  today: CivilDate | null,
): ActualClassSession | null {
  const { planned, course } = entry;
  if (!planned) return null;
  return {
    date: dayToRecord(planned.date, today),
    start: planned.start,
    end: planned.end,
    venueId: planned.venueId,
    courseId: planned.courseId,
    lessons: course ? course.lessonIds.map((lessonId) => `${course.packId}/${lessonId}`) : [],
    cancelled: false,
  };
}
