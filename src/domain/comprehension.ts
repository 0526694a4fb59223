/**
 * What helpers see in a class and count without names: what a learner does alone, with help, not yet; hands raised for
 * an answer; where people stumble. Never a score.
 */

export const masteryLevels = ['alone', 'with-help', 'not-yet'] as const;
export type Mastery = (typeof masteryLevels)[number];

export const isMastery = (value: unknown): value is Mastery =>
  masteryLevels.some((level) => level === value);

/** Why somebody stumbles at a step, as one sees it from beside them. */
export const stumbleCauses = [
  'not-found',
  'pressed-long',
  'no-response',
  'looks-different',
  'hard-words',
  'lost-the-way',
] as const;
export type StumbleCause = (typeof stumbleCauses)[number];

export const isStumbleCause = (value: string): value is StumbleCause =>
  stumbleCauses.some((cause) => cause === value);
