/**
 * The closed list of what can be recorded of a class: one row a field, with the values that it takes
 * and how differing records meet. Phones write only what is listed here; the server refuses the rest
 * one by one. No field takes free text about a person.
 */
import { isAttendanceStatus } from './attendance.ts';
import { isMastery, type StumbleCause } from './comprehension.ts';
import { isLearnerId } from './learner-code.ts';
import { fail, succeed, type Result } from './result.ts';
import { isCivilDate, isClockTime } from './time.ts';

/** Learner part of a register that speaks of the class as a whole. */
export const wholeClass = '-';

export const ageBands = [
  '-59',
  '60-64',
  '65-69',
  '70-74',
  '75-79',
  '80-84',
  '85-',
  'unanswered',
] as const;
export type AgeBand = (typeof ageBands)[number];
export const genders = ['female', 'male', 'other', 'unanswered'] as const;
export const recordedFamilies = ['iphone', 'android', 'easy', 'unanswered'] as const;
export type RecordedFamily = (typeof recordedFamilies)[number];

export const isRecordedFamily = (value: string): value is RecordedFamily =>
  recordedFamilies.some((family) => family === value);

/** What a class really was. `null` where the volunteer did not say. */
export type ActualClassSession = {
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly venueId: string | null;
  readonly courseId: string | null;
  /** `packId/lessonId` of each lesson taught. */
  readonly lessons: readonly string[];
  readonly cancelled: boolean;
};

export type ClassReport = { readonly trouble: string; readonly nextTime: string };

/** How the ops of a register make its value: `conflict` keeps differing heads, `sum` adds devices up. */
export type Merge = 'conflict' | 'sum';

type FieldRule = {
  readonly pattern: RegExp;
  readonly of: 'class' | 'learner';
  readonly merge: Merge;
  readonly accepts: (value: unknown) => boolean;
};

const id = '[a-z0-9]+(?:-[a-z0-9]+)*';
const lessonVersion = `${id}/${id}@[1-9]\\d{0,5}`;
const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10_000;
const oneOf = (allowed: readonly string[]) => (value: unknown) =>
  allowed.some((one) => one === value);
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 2_000;

const fieldRules: readonly FieldRule[] = [
  { pattern: /^actual$/, of: 'class', merge: 'conflict', accepts: isActualClassSession },
  {
    pattern: /^finish$/,
    of: 'class',
    merge: 'conflict',
    accepts: (value) => typeof value === 'boolean',
  },
  { pattern: /^report$/, of: 'class', merge: 'conflict', accepts: isClassReport },
  {
    pattern: /^seat$/,
    of: 'learner',
    merge: 'conflict',
    accepts: (value) => isCount(value) && Number(value) > 0,
  },
  { pattern: /^ageBand$/, of: 'learner', merge: 'conflict', accepts: oneOf(ageBands) },
  { pattern: /^gender$/, of: 'learner', merge: 'conflict', accepts: oneOf(genders) },
  { pattern: /^family$/, of: 'learner', merge: 'conflict', accepts: oneOf(recordedFamilies) },
  { pattern: /^attendance$/, of: 'learner', merge: 'conflict', accepts: isAttendanceStatus },
  {
    pattern: new RegExp(`^mastery:${lessonVersion}$`),
    of: 'learner',
    merge: 'conflict',
    accepts: isMastery,
  },
  {
    pattern: new RegExp(`^check:${lessonVersion}:${id}$`),
    of: 'learner',
    merge: 'conflict',
    accepts: isChoiceList,
  },
  {
    pattern: new RegExp(`^hands:${lessonVersion}:${id}:${id}$`),
    of: 'class',
    merge: 'conflict',
    accepts: isCount,
  },
  {
    pattern: /^headcount:(?:-59|60-64|65-69|70-74|75-79|80-84|85-|unanswered)$/,
    of: 'class',
    merge: 'conflict',
    accepts: isCount,
  },
  {
    pattern: new RegExp(
      `^stumble:${lessonVersion}:${id}:(?:iphone|android|easy|unanswered):${id}$`,
    ),
    of: 'class',
    merge: 'sum',
    accepts: isCount,
  },
  {
    pattern: /^same-person$/,
    of: 'learner',
    merge: 'conflict',
    accepts: (value) => typeof value === 'string' && isLearnerId(value),
  },
];

export type RegisterFault = 'unknown-field' | 'wrong-learner' | 'wrong-value';

/** Can this be recorded? `null` unsets any field. */
export function checkRegister(
  learnerId: string,
  field: string,
  value: unknown,
): Result<Merge, RegisterFault> {
  const rule = ruleOf(field);
  if (!rule) return fail('unknown-field');
  if (rule.of === 'class' ? learnerId !== wholeClass : !isLearnerId(learnerId))
    return fail('wrong-learner');
  if (value !== null && !rule.accepts(value)) return fail('wrong-value');
  return succeed(rule.merge);
}

/** How differing records of a field meet; an unknown field keeps them apart. */
export const mergeOf = (field: string): Merge => ruleOf(field)?.merge ?? 'conflict';

/** A lesson in the version that was taught, as fields name it. */
export type LessonVersion = {
  readonly packId: string;
  readonly lessonId: string;
  readonly version: number;
};

export const headcountField = (ageBand: AgeBand): string => `headcount:${ageBand}`;

export const masteryField = (packId: string, lessonId: string, version: number): string =>
  `mastery:${lessonPart({ packId, lessonId, version })}`;

/** Hands raised for one choice of a question. */
export const handsField = (lesson: LessonVersion, checkId: string, choiceId: string): string =>
  `hands:${lessonPart(lesson)}:${checkId}:${choiceId}`;

/** How many stumbled at a step on one family of phones, for one cause. */
export const stumbleField = (
  lesson: LessonVersion,
  stepId: string,
  family: RecordedFamily,
  cause: StumbleCause,
): string => `stumble:${lessonPart(lesson)}:${stepId}:${family}:${cause}`;

const lessonPart = ({ packId, lessonId, version }: LessonVersion): string =>
  `${packId}/${lessonId}@${version}`;

/** What a field of hands or stumbles speaks of; null for every other field. */
export type CountedField = LessonVersion &
  (
    | { readonly kind: 'hands'; readonly checkId: string; readonly choiceId: string }
    | {
        readonly kind: 'stumble';
        readonly stepId: string;
        readonly family: string;
        readonly cause: string;
      }
  );

export function parseCountedField(field: string): CountedField | null {
  const [kind, lesson = '', ...rest] = field.split(':');
  const found = /^([^/]+)\/([^@]+)@(\d+)$/.exec(lesson);
  if (!found) return null;
  const [, packId = '', lessonId = '', version] = found;
  const of = { packId, lessonId, version: Number(version) };
  const [first = '', second = '', third = ''] = rest;
  if (kind === 'hands') return { kind, ...of, checkId: first, choiceId: second };
  if (kind === 'stumble') return { kind, ...of, stepId: first, family: second, cause: third };
  return null;
}

function ruleOf(field: string): FieldRule | undefined {
  return fieldRules.find((rule) => rule.pattern.test(field));
}

function isActualClassSession(value: unknown): value is ActualClassSession {
  if (
    !isRecord(value) ||
    !hasOnly(value, ['date', 'start', 'end', 'venueId', 'courseId', 'lessons', 'cancelled'])
  )
    return false;
  return (
    typeof value['date'] === 'string' &&
    isCivilDate(value['date']) &&
    typeof value['start'] === 'string' &&
    isClockTime(value['start']) &&
    typeof value['end'] === 'string' &&
    isClockTime(value['end']) &&
    isIdOrNull(value['venueId']) &&
    isIdOrNull(value['courseId']) &&
    Array.isArray(value['lessons']) &&
    value['lessons'].length <= 50 &&
    value['lessons'].every(
      (lesson) => typeof lesson === 'string' && new RegExp(`^${id}/${id}$`).test(lesson),
    ) &&
    typeof value['cancelled'] === 'boolean'
  );
}

function isClassReport(value: unknown): value is ClassReport {
  return (
    isRecord(value) &&
    hasOnly(value, ['trouble', 'nextTime']) &&
    isText(value['trouble']) &&
    isText(value['nextTime'])
  );
}

function isChoiceList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= 10 &&
    value.every((choice) => typeof choice === 'string' && new RegExp(`^${id}$`).test(choice))
  );
}

function isIdOrNull(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, keys: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === keys.length && own.every((key) => keys.includes(key));
}
