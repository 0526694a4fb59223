/** What a helper saw a learner do: alone, with help, not yet. Never a score. */

export const masteryLevels = ['alone', 'with-help', 'not-yet'] as const;
export type Mastery = (typeof masteryLevels)[number];

export const isMastery = (value: unknown): value is Mastery =>
  masteryLevels.some((level) => level === value);
