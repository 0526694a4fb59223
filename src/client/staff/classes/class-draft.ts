/** A planned class session as it is being typed, and the way between that and what is saved. */
import type { LearnerId } from '../../../domain/ids.ts';
import { isCivilDate, isClockTime } from '../../../domain/time.ts';
import type { DocumentBody } from '../../../protocol/documents.ts';

type Body = DocumentBody<'planned-class-session'>;

export type ClassDraft = {
  readonly courseId: string;
  readonly groupId: string;
  readonly venueId: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  /** Number of seats, as typed. */
  readonly seats: string;
};

export type DraftFault =
  | 'not-chosen'
  | 'not-a-date'
  | 'not-a-time'
  | 'ends-before-it-starts'
  | 'seats';
export type DraftFaults = Partial<Record<keyof ClassDraft, DraftFault>>;

/** As many codes as one class can have on the wire. */
const MOST_SEATS = 200;

export const emptyDraft: ClassDraft = {
  courseId: '',
  groupId: '',
  venueId: '',
  date: '',
  start: '10:00',
  end: '11:30',
  seats: '10',
};

export const draftOf = (body: Body): ClassDraft => ({
  courseId: body.courseId,
  groupId: body.groupId,
  venueId: body.venueId,
  date: body.date,
  start: body.start,
  end: body.end,
  seats: String(body.roster.length),
});

/** Everything that is still to be mended, all at once; empty when it can be saved. */
export function checkDraft(draft: ClassDraft): DraftFaults {
  const faults: DraftFaults = {};
  if (draft.courseId === '') faults.courseId = 'not-chosen';
  if (draft.groupId === '') faults.groupId = 'not-chosen';
  if (draft.venueId === '') faults.venueId = 'not-chosen';
  if (!isCivilDate(draft.date)) faults.date = 'not-a-date';
  if (!isClockTime(draft.start)) faults.start = 'not-a-time';
  if (!isClockTime(draft.end)) faults.end = 'not-a-time';
  else if (isClockTime(draft.start) && draft.end <= draft.start)
    faults.end = 'ends-before-it-starts';
  const seats = seatsIn(draft);
  if (!(seats >= 1 && seats <= MOST_SEATS)) faults.seats = 'seats';
  return faults;
}

/** What is saved: seats that exist keep their codes, new ones get new codes, the last ones go first. */
export function bodyOf(
  draft: ClassDraft,
  before: Body | null,
  createLearnerId: () => LearnerId,
): Body {
  const kept = [...(before?.roster ?? [])].sort((a, b) => a.seat - b.seat).slice(0, seatsIn(draft));
  const roster = [...kept];
  for (let seat = (kept.at(-1)?.seat ?? 0) + 1; roster.length < seatsIn(draft); seat += 1)
    roster.push({ seat, learnerId: createLearnerId() });
  const { courseId, groupId, venueId, date, start, end } = draft;
  const status = before?.status ?? 'planned';
  return { courseId, groupId, venueId, date, start, end, roster, status };
}

const seatsIn = (draft: ClassDraft): number => {
  const digits = draft.seats.normalize('NFKC').trim();
  return /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN;
};
