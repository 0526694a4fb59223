/** What a volunteer has learnt from the lessons for those who help in a class, and when it is worth a certificate. */
import type { CivilDate } from './time.ts';

/** A lesson that one of those sharing a phone went through to its end. */
export type DoneTraining = {
  /** Who of them; `-` where nobody chose. */
  readonly actorId: string;
  readonly packId: string;
  readonly lessonId: string;
  /** The first day. */
  readonly on: CivilDate;
};

export type LessonToLearn = { readonly packId: string; readonly lessonId: string };

export type TrainingStanding<Lesson> = {
  readonly lessons: readonly (Lesson & { readonly isDone: boolean })[];
  /** The lesson to do next; null when all are done. */
  readonly next: Lesson | null;
  /** The day on which the last one was done; null while one is missing, or where there are none. */
  readonly completedOn: CivilDate | null;
};

/** A newer version of a lesson takes nothing away from who did the one before. */
export function standingOf<Lesson extends LessonToLearn>(
  lessons: readonly Lesson[],
  done: readonly DoneTraining[],
  actorId: string,
): TrainingStanding<Lesson> {
  const dayOf = (lesson: LessonToLearn): CivilDate | undefined =>
    done.find((one) => one.actorId === actorId && isSame(one, lesson))?.on;
  const days = lessons.flatMap((lesson) => dayOf(lesson) ?? []);
  return {
    lessons: lessons.map((lesson) => ({ ...lesson, isDone: dayOf(lesson) !== undefined })),
    next: lessons.find((lesson) => dayOf(lesson) === undefined) ?? null,
    completedOn: days.length === lessons.length ? (days.toSorted().at(-1) ?? null) : null,
  };
}

/** With this one too; what was done once keeps its day. */
export function withDone(
  done: readonly DoneTraining[],
  now: DoneTraining,
): readonly DoneTraining[] {
  const isKnown = done.some((one) => one.actorId === now.actorId && isSame(one, now));
  return isKnown ? done : [...done, now];
}

const isSame = (one: LessonToLearn, other: LessonToLearn): boolean =>
  one.packId === other.packId && one.lessonId === other.lessonId;
