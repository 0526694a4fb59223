import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import type { Settings } from '../../../domain/learner-settings.ts';
import { lessonTitle, type Lesson, type PhoneFamily } from '../../../domain/lessons/lesson.ts';
import { asksFamily, familyOfUnknown, indexOfStep } from '../../../domain/lessons/opening-step.ts';
import { keepReachedStep } from '../../store/actions/keep-progress.ts';
import { saveSettings } from '../../store/actions/save-settings.ts';
import { useServices } from '../../store/services.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import type { LessonDownload } from '../lesson-download.ts';
import { useCity } from '../use-city.ts';
import { useTitle } from '../use-title.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { FamilyChoices } from './FamilyChoices.tsx';
import { FamilyQuestion } from './FamilyQuestion.tsx';
import { LessonView } from '../../lesson-parts/lesson-view/LessonView.tsx';
import { spokenPhrases } from '../../lesson-parts/lesson-view/spoken-phrases.ts';
import type { Speech } from '../../lesson-parts/lesson-view/speech.ts';
import { useFocusOnChange } from '../../lesson-parts/lesson-view/use-focus-on-change.ts';
import { useListening } from '../../lesson-parts/lesson-view/use-listening.ts';

// A page of its own behind the last step.
const FinishScreen = lazy(async () => ({
  default: (await import('./FinishScreen.tsx')).FinishScreen,
}));

type LessonRunProps = {
  lesson: Lesson;
  /** Where it was left; null begins anew. */
  startStepId: string | null;
  settings: Settings;
  speech: Speech;
  download: LessonDownload;
};

/** One visit to a lesson, from the step where it was left to its end. */
export function LessonRun(props: LessonRunProps) {
  const { lesson, startStepId, settings, speech, download } = props;
  const { t } = useTranslation(['learner', 'ui']);
  const { learner, now } = useServices();
  const navigate = useNavigate();
  const city = useCity();
  const listening = useListening(speech);
  useTitle(lessonTitle(lesson));

  const [stepIndex, setStepIndex] = useState(() => indexOfStep(lesson, startStepId));
  const [chosenChoiceId, setChosenChoiceId] = useState<string | null>(null);
  const [isFinished, setIsFinished] = useState(false);
  const [isFamilyUnknown, setIsFamilyUnknown] = useState(false);
  const [isChangingPicture, setIsChangingPicture] = useState(false);

  const step = lesson.steps[stepIndex];
  const family = settings.family ?? familyOfUnknown;
  const isAskingFamily = step !== undefined && asksFamily(step, settings) && !isFamilyUnknown;
  const focusRefs = useFocusOnChange(stepIndex, chosenChoiceId, isAskingFamily);
  if (!step) return null;
  if (isFinished) {
    return (
      <Suspense>
        <FinishScreen lesson={lesson} download={download} />
      </Suspense>
    );
  }

  const chooseFamily = (family: PhoneFamily) => {
    setIsChangingPicture(false);
    void saveSettings(learner, { family });
  };
  if (isAskingFamily) {
    return <FamilyQuestion onChoose={chooseFamily} onNotKnown={() => setIsFamilyUnknown(true)} />;
  }

  const goTo = (index: number) => {
    listening.stop();
    const reached = lesson.steps[index];
    if (!reached) return;
    setStepIndex(index);
    setChosenChoiceId(null);
    const { packId, lessonId } = lesson;
    const place = { packId, lessonId, stepId: reached.stepId, at: now() };
    afterPaint(() => void keepReachedStep(learner, place));
  };
  const leave = () => {
    listening.stop();
    void navigate(paths.home);
  };
  const isLast = stepIndex === lesson.steps.length - 1;

  return (
    <>
      <LessonView
        lesson={lesson}
        stepIndex={stepIndex}
        chosenChoiceId={chosenChoiceId}
        family={family}
        hand={settings.hand}
        cityValues={city?.settings ?? {}}
        listen={listening.state}
        t={t}
        leaveTo={paths.home}
        {...focusRefs}
        handlers={{
          onLeave: leave,
          onBack: () => (stepIndex === 0 ? leave() : goTo(stepIndex - 1)),
          onNext: () => {
            if (!isLast) return goTo(stepIndex + 1);
            listening.stop();
            setIsFinished(true);
          },
          onListen: () =>
            listening.toggle(spokenPhrases(step, chosenChoiceId, city?.settings ?? {})),
          onChoose: (choiceId) => {
            listening.stop();
            setChosenChoiceId(choiceId);
          },
          onTryAgain: () => {
            listening.stop();
            setChosenChoiceId(null);
          },
          onChangePicture: () => setIsChangingPicture(true),
        }}
      />
      {isChangingPicture && (
        <Sheet title={t('family.question')} onClose={() => setIsChangingPicture(false)}>
          <FamilyChoices onChoose={chooseFamily} onNotKnown={() => setIsChangingPicture(false)} />
        </Sheet>
      )}
    </>
  );
}
