import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { familyOfUnknown, indexOfStep } from '../../../domain/lessons/opening-step.ts';
import { rolePaths } from '../../app/paths-of-roles.ts';
import { browserSpeech } from '../../lesson-parts/lesson-view/browser-speech.ts';
import { LessonView } from '../../lesson-parts/lesson-view/LessonView.tsx';
import { spokenPhrases } from '../../lesson-parts/lesson-view/spoken-phrases.ts';
import { useFocusOnChange } from '../../lesson-parts/lesson-view/use-focus-on-change.ts';
import { useListening } from '../../lesson-parts/lesson-view/use-listening.ts';
import { readSettings } from '../../store/queries/settings.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { keepTeachingPlace, placeName, readTeachingPlace } from '../../store/teaching-place.ts';
import { usePhone, useRecording } from '../phone-context.ts';
import { TrainingFinish } from './TrainingFinish.tsx';

/** One visit to a lesson for those who help: the same steps as a learner's, and no stamp. */
export function TrainingRun({ lesson }: { lesson: Lesson }) {
  const { t } = useTranslation(['learner', 'ui']);
  const { learner } = useServices();
  const { city } = usePhone();
  const settings = useLive(() => readSettings(learner), [learner]);
  const navigate = useNavigate();
  const [speech] = useState(browserSpeech);
  const listening = useListening(speech);
  const place = useReachedStep(lesson);
  const [chosenChoiceId, setChosenChoiceId] = useState<string | null>(null);
  const [isFinished, setIsFinished] = useState(false);
  const focusRefs = useFocusOnChange(place.index, chosenChoiceId);
  const step = lesson.steps[place.index];
  if (isFinished) return <TrainingFinish lesson={lesson} />;
  if (!step || !settings) return null;

  const choose = (choiceId: string | null) => {
    listening.stop();
    setChosenChoiceId(choiceId);
  };
  const goTo = (index: number) => {
    choose(null);
    place.reach(index);
  };
  const leave = () => {
    listening.stop();
    void navigate(rolePaths.classTraining);
  };
  const finish = () => {
    // Whoever opens it again begins anew.
    goTo(0);
    setIsFinished(true);
  };
  const isLast = place.index === lesson.steps.length - 1;
  return (
    <LessonView
      lesson={lesson}
      stepIndex={place.index}
      chosenChoiceId={chosenChoiceId}
      family={settings.family ?? familyOfUnknown}
      hand={settings.hand}
      cityValues={city.settings}
      listen={listening.state}
      t={t}
      leaveTo={rolePaths.classTraining}
      {...focusRefs}
      handlers={{
        onLeave: leave,
        onBack: () => (place.index === 0 ? leave() : goTo(place.index - 1)),
        onNext: () => (isLast ? finish() : goTo(place.index + 1)),
        onListen: () => listening.toggle(spokenPhrases(step, chosenChoiceId, city.settings)),
        onChoose: choose,
        onTryAgain: () => choose(null),
      }}
    />
  );
}

/** The step in front, remembered beside the databases for the one who holds the phone. */
function useReachedStep(lesson: Lesson) {
  const { actorId } = useRecording();
  const name = placeName(`training-${actorId}`, lesson.packId, lesson.lessonId);
  const [stepId, setStepId] = useState(() => readTeachingPlace(localStorage, name)?.stepId ?? null);
  return {
    index: indexOfStep(lesson, stepId),
    reach: (index: number) => {
      const reached = lesson.steps[index]?.stepId ?? '';
      setStepId(reached);
      keepTeachingPlace(localStorage, name, {
        stepId: reached,
        family: familyOfUnknown,
        startedAt: null,
      });
    },
  };
}
