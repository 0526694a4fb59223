/** How far a learner has come, and what is a good next thing to do. */

/**
 * Progress in one lesson; times in ms since 1970. `completedAt` is null until its last step was left, and
 * stays when the lesson is done once more: what was completed is never taken back.
 */
export type LessonProgress = {
  readonly packId: string;
  readonly lessonId: string;
  readonly stepId: string;
  readonly updatedAt: number;
  readonly completedAt: number | null;
};

export type LessonName = { readonly packId: string; readonly lessonId: string };

export type SuggestedLesson = LessonName & {
  /** `continue`: begun and left; `start`: not begun; `again`: everything has been completed. */
  readonly why: 'continue' | 'start' | 'again';
  /** Where to go on, for `continue`. */
  readonly stepId: string | null;
};

/**
 * The one lesson to offer: what was left last, else the first that was never completed, else the one
 * completed longest ago. `lessons` in the order in which they are taught.
 */
export function suggestLesson(
  lessons: readonly LessonName[],
  progress: readonly LessonProgress[],
): SuggestedLesson | null {
  const rowOf = (name: LessonName) => progress.find((row) => isSameLesson(row, name));
  const left = progress
    .filter((row) => isUnderWay(row) && lessons.some((name) => isSameLesson(row, name)))
    .sort((a, b) => b.updatedAt - a.updatedAt)[0];
  if (left) return suggestion(left, 'continue', left.stepId);

  const fresh = lessons.find((name) => rowOf(name) === undefined);
  if (fresh) return suggestion(fresh, 'start', null);

  const oldest = [...lessons].sort(
    (a, b) => (rowOf(a)?.completedAt ?? 0) - (rowOf(b)?.completedAt ?? 0),
  )[0];
  return oldest ? suggestion(oldest, 'again', null) : null;
}

/** Was the lesson left before its end, in its first round or in a later one? */
export function isUnderWay({ completedAt, updatedAt }: LessonProgress): boolean {
  return completedAt === null || updatedAt > completedAt;
}

/** The lesson that is taught after this one; null after the last. */
export function lessonAfter(
  lessons: readonly LessonName[],
  current: LessonName,
): LessonName | null {
  const index = lessons.findIndex((name) => isSameLesson(name, current));
  return index < 0 ? null : (lessons[index + 1] ?? null);
}

/** How much of a pack is done, as the name of the words that say it, and their number. */
export function packProgress(
  {
    lessons,
    lessonCount,
  }: {
    readonly lessons: readonly (LessonName & { readonly isHere: boolean })[];
    readonly lessonCount: number;
  },
  progress: readonly LessonProgress[],
): { readonly key: 'notHere' | 'notYet' | 'someDone' | 'allDone'; readonly number: number } {
  const number = lessons.filter((lesson) =>
    progress.some((row) => isSameLesson(row, lesson) && row.completedAt !== null),
  ).length;
  if (!lessons.some(({ isHere }) => isHere)) return { key: 'notHere', number };
  if (number === 0) return { key: 'notYet', number };
  return { key: number === lessonCount ? 'allDone' : 'someDone', number };
}

export function isSameLesson(one: LessonName, other: LessonName): boolean {
  return one.packId === other.packId && one.lessonId === other.lessonId;
}

function suggestion(
  { packId, lessonId }: LessonName,
  why: SuggestedLesson['why'],
  stepId: string | null,
): SuggestedLesson {
  return { packId, lessonId, why, stepId };
}
