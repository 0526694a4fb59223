/** A screen of the practice phone made into a lesson's picture, and what its hand points at. */
import type { LessonPicture, PhoneFamily } from './lesson.ts';
import { holds, targetsOf, type Memory, type PracticePart } from './practice-parts.ts';

/** The parts that a family's phone shows while it remembers this. Pictures carry no readings. */
export function partsInPicture(
  parts: readonly PracticePart[],
  family: PhoneFamily,
  memory: Memory,
): readonly PracticePart[] {
  return parts
    .filter(({ only, when }) => (only?.includes(family) ?? true) && holds(memory, when))
    .map(({ only: _only, when: _when, sentence: _sentence, ...part }) => part);
}

/** Does the hand point at something that is drawn? A picture without a touch points at nothing. */
export function touchExists({ touch, parts }: Pick<LessonPicture, 'touch' | 'parts'>): boolean {
  if (touch === undefined || 'hardware' in touch || touch.target === null) return true;
  return parts.flatMap(targetsOf).includes(touch.target);
}
