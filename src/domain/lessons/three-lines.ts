/**
 * 忘れた手順カード: the three steps that a class did today, as a short code that a link, a QR and a finger can carry.
 * It names a lesson and places of steps and nothing else, so it may be read by anybody. A phone finds the lesson
 * among those that it has, so a typed code needs no network.
 */
import { fail, succeed, type Result } from '../result.ts';
import type { Lesson } from './lesson.ts';
import type { LessonName } from './progress.ts';

/** Crockford's letters: none that is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lessonLetters = 3;
export const mostLines = 3;
/** Stands where there is no further line; so a step's place is below it. */
const noLine = 31;
const codeLength = lessonLetters + mostLines + 1;

export type CardCode = string;

export type ThreeLines = {
  /** See `lessonNumber`. */
  readonly lesson: number;
  /** Places of steps in the lesson, counted from 0; one to three. */
  readonly steps: readonly number[];
};

/** 15 bits by which a phone finds a lesson among its own (FNV-1a, folded). The lessons of a city must differ in it. */
export function lessonNumber({ packId, lessonId }: LessonName): number {
  let hash = 0x811c9dc5;
  for (const letter of `${packId}/${lessonId}`)
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) & 0x7fff;
}

/** Null where no step, too many, or one beyond the places of a code was chosen. */
export function encodeCard(lesson: LessonName, steps: readonly number[]): CardCode | null {
  const isRight = steps.length > 0 && steps.length <= mostLines && steps.every((at) => at < noLine);
  if (!isRight) return null;
  const number = lessonNumber(lesson);
  const lines = Array.from({ length: mostLines }, (_, line) => steps[line] ?? noLine);
  const values = [number >> 10, (number >> 5) & 31, number & 31, ...lines];
  return [...values, checkValue(values)].map((value) => letters[value]).join('');
}

/** Takes a code as people type it: small letters, full width, blanks and hyphens, O for 0. */
export function decodeCard(typed: string): Result<ThreeLines, 'not-a-card'> {
  const values = Array.from(normalizeCardCode(typed), (letter) => letters.indexOf(letter));
  const [check, ...reversed] = values.toReversed();
  const body = reversed.toReversed();
  if (values.length !== codeLength || values.includes(-1) || check !== checkValue(body))
    return fail('not-a-card');
  const [high = 0, middle = 0, low = 0, ...lines] = body;
  const steps = lines.filter((line) => line !== noLine);
  if (steps.length === 0) return fail('not-a-card');
  return succeed({ lesson: (high << 10) | (middle << 5) | low, steps });
}

export function normalizeCardCode(typed: string): CardCode {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
}

/** `4K72F9C` as it is printed and read aloud: `4K7-2F9C`. */
export const printedCardCode = (code: CardCode): string => `${code.slice(0, 3)}-${code.slice(3)}`;

/** What to offer: the first three steps that show where to touch, and where there are fewer, others that are no question. */
export function suggestLines({ steps }: Pick<Lesson, 'steps'>): readonly number[] {
  const places = steps.map((_, at) => at).filter((at) => at < noLine && !steps[at]?.check);
  const touched = places.filter((at) => steps[at]?.picture?.android.touch !== undefined);
  const others = places.filter((at) => !touched.includes(at));
  return [...touched, ...others].slice(0, mostLines).sort((a, b) => a - b);
}

/** Tells every single wrong letter: the weights are odd, so no letter changes the sum by 32. */
const checkValue = (values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (2 * at + 1), 7) % 32;
