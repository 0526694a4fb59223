/** What is recorded of one class, folded from its ops: the same ops give the same record on every phone. */
import { isAttendanceStatus, type AttendanceStatus } from '../../../domain/attendance.ts';
import { isMastery, type Mastery } from '../../../domain/comprehension.ts';
import type { RosterSeat } from '../../../domain/courses.ts';
import { detailNames, type PersonDetails } from '../../../domain/person-details.ts';
import {
  ageBands,
  headcountField,
  mergeOf,
  parseCountedField,
  wholeClass,
  type ActualClassSession,
  type AgeBand,
  type ClassReport,
  type CountedField,
} from '../../../domain/registers.ts';
import { markOfPerson, personOf } from '../../../domain/same-person.ts';
import { registerKeyOf, type Op } from '../../../sync/op.ts';
import { resolveConflict, resolveSum, type ResolvedRegister } from '../../../sync/resolve.ts';
import type { RecordsDatabase } from '../records-database.ts';

export type ClassRecord = {
  readonly classSessionId: string;
  /** State of a field; unset where nothing is recorded. */
  readonly read: (learnerId: string, field: string) => ResolvedRegister;
  /** Every op of a field. */
  readonly opsOf: (learnerId: string, field: string) => readonly Op[];
  /** Numbers of the ops that a device wrote here. */
  readonly seqsOf: (deviceId: string) => readonly number[];
  /** Every phone that recorded something here, the one that began first. */
  readonly readDevices: () => readonly string[];
  /** Every learner that the ops speak of. */
  readonly learnerIds: readonly string[];
  /** Every field of a learner (or of the class) that something is recorded in. */
  readonly fields: readonly { readonly learnerId: string; readonly field: string }[];
};

const unset: ResolvedRegister = { value: null, conflict: false, heads: [] };

export function readClassOps(records: RecordsDatabase, classSessionId: string): Promise<Op[]> {
  return records.ops.where('register.classSessionId').equals(classSessionId).toArray();
}

export async function readClassRecord(
  records: RecordsDatabase,
  classSessionId: string,
): Promise<ClassRecord> {
  return foldClassRecord(classSessionId, await readClassOps(records, classSessionId));
}

export function foldClassRecord(classSessionId: string, ops: readonly Op[]): ClassRecord {
  const opsByRegister = new Map<string, Op[]>();
  const fields: { learnerId: string; field: string }[] = [];
  const learnerIds = new Set<string>();
  for (const op of ops) {
    const key = registerKeyOf(op.register);
    const known = opsByRegister.get(key);
    if (known) known.push(op);
    else {
      opsByRegister.set(key, [op]);
      fields.push({ learnerId: op.register.learnerId, field: op.register.field });
    }
    if (op.register.learnerId !== wholeClass) learnerIds.add(op.register.learnerId);
  }
  return {
    classSessionId,
    read: (learnerId, field) => {
      const found = opsByRegister.get(registerKeyOf({ classSessionId, learnerId, field }));
      if (!found) return unset;
      return mergeOf(field) === 'sum' ? resolveSum(found) : resolveConflict(found);
    },
    opsOf: (learnerId, field) =>
      opsByRegister.get(registerKeyOf({ classSessionId, learnerId, field })) ?? [],
    seqsOf: (deviceId) => ops.filter((op) => op.deviceId === deviceId).map((op) => op.seq),
    readDevices: () => devicesOf(ops),
    learnerIds: [...learnerIds],
    fields,
  };
}

function devicesOf(ops: readonly Op[]): readonly string[] {
  const begunAt = new Map<string, number>();
  for (const { deviceId, clock } of ops)
    begunAt.set(deviceId, Math.min(begunAt.get(deviceId) ?? clock.millis, clock.millis));
  return [...begunAt]
    .sort(([a, from], [b, since]) => from - since || (a < b ? -1 : 1))
    .map(([deviceId]) => deviceId);
}

/** One tile of the roll call. */
export type Seat = {
  readonly seat: number;
  readonly learnerId: string;
  readonly attendance: ResolvedRegister;
  readonly status: AttendanceStatus | null;
  /** The person's other codes that are in this class. */
  readonly others: readonly string[];
  /** Came without being on the roster. */
  readonly walkIn: boolean;
};

/**
 * Seats of the roster and those of people who came besides, in order of their numbers; a person has one, whatever
 * codes they came with. `personOfCode` knows what other classes say of codes, too.
 */
export function seatsOf(
  record: ClassRecord,
  roster: readonly RosterSeat[],
  personOfCode = personsIn(record),
): readonly Seat[] {
  const planned = new Set(roster.map(({ learnerId }) => learnerId));
  const added = record.learnerIds
    .filter((learnerId) => !planned.has(learnerId))
    .flatMap((learnerId) => {
      const seat = record.read(learnerId, 'seat').value;
      return typeof seat === 'number' ? [{ seat, learnerId }] : [];
    });
  const ordered = [...roster, ...added].sort(
    (a, b) => a.seat - b.seat || (a.learnerId < b.learnerId ? -1 : 1),
  );
  // Two marks that differ stand by themselves until somebody has settled them.
  const standsFor = (code: string) => {
    const person = personOfCode(code);
    return person !== code && record.read(code, 'attendance').conflict ? code : person;
  };
  return onePerPerson(ordered, standsFor).map(({ seat, learnerId, others }) => {
    const attendance = record.read(learnerId, 'attendance');
    return {
      seat,
      learnerId,
      attendance,
      others,
      status: markOfPerson(
        statusOf(attendance),
        others.map((one) => statusOf(record.read(one, 'attendance'))),
      ),
      walkIn: roster.length > 0 && !planned.has(learnerId),
    };
  });
}

const statusOf = ({ value }: ResolvedRegister): AttendanceStatus | null =>
  isAttendanceStatus(value) ? value : null;

/** What was said of a code: that it is another one's person. */
export function sameAsIn(record: ClassRecord, learnerId: string): string | null {
  const { value } = record.read(learnerId, 'same-person');
  return typeof value === 'string' ? value : null;
}

/** The code that stands for a code's person, as far as this class says. */
function personsIn(record: ClassRecord): (code: string) => string {
  if (!record.fields.some(({ field }) => field === 'same-person')) return (code) => code;
  return (code) => personOf(code, (one) => sameAsIn(record, one));
}

/** The seat of the code that stands for the person, else the first of them, with the person's other codes here. */
function onePerPerson(
  seats: readonly RosterSeat[],
  personOfCode: (code: string) => string,
): readonly (RosterSeat & { readonly others: readonly string[] })[] {
  const seatsByPerson = new Map<string, RosterSeat[]>();
  for (const seat of seats) {
    const person = personOfCode(seat.learnerId);
    const known = seatsByPerson.get(person);
    if (known) known.push(seat);
    else seatsByPerson.set(person, [seat]);
  }
  return [...seatsByPerson].flatMap(([person, own]) => {
    const shown = own.find(({ learnerId }) => learnerId === person) ?? own[0];
    const others = own.filter((seat) => seat !== shown).map(({ learnerId }) => learnerId);
    return shown ? [{ ...shown, others }] : [];
  });
}

export function masteryIn(record: ClassRecord, learnerId: string, field: string): Mastery | null {
  const { value } = record.read(learnerId, field);
  return isMastery(value) ? value : null;
}

/** A count of the whole class; null where nobody has counted. */
export function countIn(record: ClassRecord, field: string): number | null {
  const { value } = record.read(wholeClass, field);
  return typeof value === 'number' ? value : null;
}

/** What one device has counted of a sum; 0 where it counted nothing. */
export function ownCountIn(record: ClassRecord, field: string, deviceId: string): number {
  const own = record.read(wholeClass, field).heads.find((op) => op.deviceId === deviceId);
  return typeof own?.value === 'number' ? own.value : 0;
}

/** Every count of hands and stumbles of a class that is not 0. */
export function countsOf(
  record: ClassRecord,
): readonly { readonly counted: CountedField; readonly count: number }[] {
  return record.fields.flatMap(({ field }) => {
    const counted = parseCountedField(field);
    const count = countIn(record, field) ?? 0;
    return counted && count > 0 ? [{ counted, count }] : [];
  });
}

const emptyReport: ClassReport = { trouble: '', nextTime: '' };

/** The notes of a class; empty where nobody wrote any. */
export const reportOf = (record: ClassRecord): ClassReport =>
  (record.read(wholeClass, 'report').value as ClassReport | null) ?? emptyReport;

export function actualOf(record: ClassRecord): ActualClassSession | null {
  const { value } = record.read(wholeClass, 'actual');
  // What this build wrote or the city let through has been checked by domain/registers.
  return value as ActualClassSession | null;
}

export const isFinished = (record: ClassRecord): boolean =>
  record.read(wholeClass, 'finish').value === true;

/**
 * Every judgement of a class, one for each person and lesson: that of the newest version judged, and of the code that
 * stands for the person where several were judged.
 */
export function masteriesOf(
  record: ClassRecord,
  personOfCode = personsIn(record),
): readonly Mastery[] {
  const best = new Map<string, { readonly rank: number; readonly mastery: Mastery }>();
  for (const { learnerId, field } of record.fields) {
    const [lesson, version] = field.split('@');
    const mastery = field.startsWith('mastery:') ? masteryIn(record, learnerId, field) : null;
    if (mastery === null) continue;
    const person = personOfCode(learnerId);
    const rank = Number(version) * 2 + Number(person === learnerId);
    const known = best.get(`${person} ${lesson}`);
    if (!known || known.rank < rank) best.set(`${person} ${lesson}`, { rank, mastery });
  }
  return [...best.values()].map(({ mastery }) => mastery);
}

/** What a learner said of themselves in this class. */
export function detailsOf(record: ClassRecord, learnerId: string): PersonDetails {
  // What this build wrote or the city let through has been checked by domain/registers.
  return Object.fromEntries(
    detailNames.map((name) => [name, record.read(learnerId, name).value]),
  ) as PersonDetails;
}

/** People of an age as counted by heads; more than one number where two phones counted differently. */
export type Headcount = {
  readonly ageBand: AgeBand;
  readonly count: number;
  /** Every number that somebody counted, the shown one first. */
  readonly counts: readonly number[];
};

export function headcountsOf(record: ClassRecord): readonly Headcount[] {
  return ageBands.map((ageBand) => {
    const { value, heads } = record.read(wholeClass, headcountField(ageBand));
    const counts = [...new Set(heads.map((head) => Number(head.value ?? 0)))];
    return { ageBand, count: Number(value ?? 0), counts };
  });
}
