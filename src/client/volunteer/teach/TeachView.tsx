import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolePaths } from '../../app/paths-of-roles.ts';
import type { Lesson } from '../../../domain/lessons/lesson.ts';
import { familyOfUnknown, indexOfStep } from '../../../domain/lessons/opening-step.ts';
import type { OpenClass } from '../../store/actions/class-subject.ts';
import { useServices } from '../../store/services.ts';
import {
  keepTeachingPlace,
  placeName,
  readTeachingPlace,
  type TeachingPlace,
} from '../../store/teaching-place.ts';
import { Button } from '../../ui/Button.tsx';
import { ClosedNote } from '../closed/ClosedNote.tsx';
import { NotSaved } from '../NotSaved.tsx';
import { SampleMark } from '../SampleMark.tsx';
import { useKeeping } from '../use-keeping.ts';
import { Cues, NextStep } from './Cues.tsx';
import { HandsCounter } from './HandsCounter.tsx';
import { PictureChoice, Stage } from './Stage.tsx';
import { StumbleCounter } from './StumbleCounter.tsx';
import { TeachBar } from './TeachBar.tsx';
import { TeachHeader } from './TeachHeader.tsx';
import styles from './TeachView.module.css';

type TeachViewProps = {
  readonly classSessionId: string;
  readonly openClass: OpenClass;
  readonly lesson: Lesson;
};

/**
 * A lesson as it is taught: the step large for everybody, words and counters for the one who teaches. On a projector
 * the step can stand alone. Opens at the step where it was left.
 */
export function TeachView({ classSessionId, openClass, lesson }: TeachViewProps) {
  const { t } = useTranslation(['teach', 'ui']);
  const { now } = useServices();
  const name = placeName(classSessionId, lesson.packId, lesson.lessonId);
  const [place, setPlace] = useState<TeachingPlace>(
    () =>
      readTeachingPlace(localStorage, name) ?? {
        stepId: lesson.steps[0]?.stepId ?? '',
        family: familyOfUnknown,
        startedAt: null,
      },
  );
  const [isStageAlone, setIsStageAlone] = useState(false);
  const [isLarge, setIsLarge] = useState(false);
  const { notSaved, keep } = useKeeping();
  const index = indexOfStep(lesson, place.stepId);
  const step = lesson.steps[index];
  const next = lesson.steps[index + 1];
  const sentence = useFocusOnStep(index);
  if (!step) return null;

  const move = (changed: Partial<TeachingPlace>) => {
    const moved = { ...place, ...changed };
    setPlace(moved);
    keepTeachingPlace(localStorage, name, moved);
  };
  const goTo = (to: number) => {
    const reached = lesson.steps[to];
    if (reached) move({ stepId: reached.stepId });
  };

  return (
    <div className={styles.teach} data-alone={isStageAlone ? '' : undefined}>
      <TeachHeader
        lesson={lesson}
        stepIndex={index}
        startedAt={place.startedAt}
        leaveTo={rolePaths.classTeach(classSessionId)}
        onStart={() => move({ startedAt: now() })}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        <div className={styles.regions}>
          <Stage
            // Another step begins without its answer.
            key={step.stepId}
            step={step}
            family={place.family}
            isLarge={isLarge}
            sentenceRef={sentence}
          />
          {!isStageAlone && (
            <aside className={styles.aside} aria-label={t('forYou')}>
              <Cues step={step} />
              <div className={styles.counters}>
                {openClass.locked ? (
                  <ClosedNote record={openClass.record} brief />
                ) : (
                  <>
                    {step.check && (
                      <HandsCounter
                        openClass={openClass}
                        lesson={lesson}
                        check={step.check}
                        keep={keep}
                      />
                    )}
                    <StumbleCounter
                      openClass={openClass}
                      lesson={lesson}
                      stepId={step.stepId}
                      family={place.family}
                      keep={keep}
                    />
                  </>
                )}
                {notSaved && <NotSaved />}
                <NextStep step={next} />
                <PictureChoice
                  step={step}
                  family={place.family}
                  onFamily={(family) => move({ family })}
                />
                <div className={styles.tools}>
                  <Button look="soft" aria-pressed={isLarge} onClick={() => setIsLarge(!isLarge)}>
                    {t(isLarge ? 'lettersNormal' : 'lettersLarge')}
                  </Button>
                  <Button look="soft" onClick={() => setIsStageAlone(true)}>
                    {t('stageAlone')}
                  </Button>
                </div>
                <SampleMark />
              </div>
            </aside>
          )}
        </div>
        <TeachBar
          step={index + 1}
          total={lesson.steps.length}
          lesson={lesson}
          startedAt={place.startedAt}
          endTo={rolePaths.classMastery(classSessionId)}
          backTo={rolePaths.classTeach(classSessionId)}
          onGo={goTo}
          onShowWords={isStageAlone ? () => setIsStageAlone(false) : null}
        />
      </main>
    </div>
  );
}

/** A new step is read from its top and from its sentence. */
function useFocusOnStep(index: number) {
  const sentence = useRef<HTMLHeadingElement>(null);
  const shown = useRef(index);
  useEffect(() => {
    if (shown.current === index) return;
    shown.current = index;
    sentence.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [index]);
  return sentence;
}
