/**
 * One step of a lesson, as a pure function of its props: no store, no browser, no effect. The same function may
 * therefore draw a step ahead of time, before the app has started.
 */
import type { Ref } from 'react';
import type { Lesson, PhoneFamily } from '../../../domain/lessons/lesson.ts';
import { Page } from '../../ui/Page.tsx';
import { CheckStep } from './CheckStep.tsx';
import type { LearnerTexts } from './learner-texts.ts';
import { ReadingStep } from './ReadingStep.tsx';
import { StepBar } from './StepBar.tsx';
import { StepHeader } from './StepHeader.tsx';

/** `silent`: this phone cannot read Japanese aloud, and the screen says so. */
export type ListenState = 'ready' | 'speaking' | 'silent';

/** What the screen reports; left out where nothing can be touched yet. */
export type LessonHandlers = {
  readonly onLeave?: () => void;
  readonly onBack?: () => void;
  readonly onNext?: () => void;
  readonly onListen?: () => void;
  readonly onChoose?: (choiceId: string) => void;
  readonly onTryAgain?: () => void;
  readonly onChangePicture?: () => void;
};

export type LessonViewProps = {
  lesson: Lesson;
  /** Counted from 0. */
  stepIndex: number;
  /** The answer given to this step's check; null before. */
  chosenChoiceId: string | null;
  family: PhoneFamily;
  hand: 'right' | 'left';
  /** The city's own values by the id that lessons name. */
  cityValues: Readonly<Record<string, string>>;
  listen: ListenState;
  t: LearnerTexts;
  /** The address behind おわる. */
  leaveTo: string;
  handlers: LessonHandlers;
  /** The step's sentence, and the reason of the answer: where the focus goes when they appear. */
  sentenceRef?: Ref<HTMLHeadingElement>;
  reasonRef?: Ref<HTMLHeadingElement>;
};

export function LessonView(props: LessonViewProps) {
  const { lesson, stepIndex, t, leaveTo, handlers } = props;
  const step = lesson.steps[stepIndex];
  if (!step) return null;
  return (
    <Page
      top={
        <StepHeader
          step={stepIndex + 1}
          total={lesson.steps.length}
          t={t}
          leaveTo={leaveTo}
          onLeave={handlers.onLeave}
        />
      }
      bar={<StepBar step={step} {...props} />}
    >
      {step.check ? (
        <CheckStep step={step} check={step.check} {...props} />
      ) : (
        <ReadingStep step={step} {...props} />
      )}
    </Page>
  );
}
