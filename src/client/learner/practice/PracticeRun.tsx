import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PhoneFamily } from '../../../domain/lessons/lesson.ts';
import {
  practiceGestures,
  type PracticeGesture,
  type Scenario,
} from '../../../domain/lessons/scenario.ts';
import { screenOf, type PracticeEvent } from '../../../domain/lessons/simulator.ts';
import { paths } from '../../app/paths.ts';
import { Button } from '../../ui/Button.tsx';
import { BottomBar, Page } from '../../ui/Page.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { FamilyChoices } from '../lesson/FamilyChoices.tsx';
import { SentenceText } from '../../lesson-parts/SentenceText.tsx';
import type { Speech } from '../../lesson-parts/lesson-view/speech.ts';
import { dividePhrases, spoken } from '../../lesson-parts/lesson-view/spoken-phrases.ts';
import { useListening } from '../../lesson-parts/lesson-view/use-listening.ts';
import { useCity } from '../use-city.ts';
import { wordsOfFeedback, wordsOfStep, type Said } from './feedback-words.ts';
import { GestureButtons } from './GestureButtons.tsx';
import { eraseKey, keyName } from '../../lesson-parts/phone/key-names.ts';
import { PracticePhone } from './PracticePhone.tsx';
import { PracticeAim } from './PracticeAim.tsx';
import { PracticeBand } from './PracticeBand.tsx';
import { PracticeChoices } from './PracticeChoices.tsx';
import { PracticeFinish } from './PracticeFinish.tsx';
import styles from './PracticeRun.module.css';
import { usePractice } from './use-practice.ts';

type PracticeRunProps = {
  scenario: Scenario;
  family: PhoneFamily;
  speech: Speech;
  onFamily: (family: PhoneFamily) => void;
};

const noValues = {};

/** One visit to a scenario: what to do, the pretend phone, what it answered, and the ways out. */
export function PracticeRun({ scenario, family, speech, onFamily }: PracticeRunProps) {
  const { t } = useTranslation('practice');
  const { t: learnerTexts } = useTranslation('learner');
  const navigate = useNavigate();
  const cityValues = useCity()?.settings ?? noValues;
  const listening = useListening(speech);
  const practice = usePractice(scenario, family);
  const { phone, state, feedback, count, armed, wayOn } = practice;
  const [isChangingPhone, setIsChangingPhone] = useState(false);
  const [vibrates, setVibrates] = useState(false);
  const answer = useRef<HTMLDivElement>(null);
  const isDone = state.reached !== null;

  useEffect(() => {
    if (count === 0) return;
    answer.current?.scrollIntoView({ block: 'nearest' });
    if (vibrates && 'vibrate' in navigator) navigator.vibrate(30);
  }, [count, vibrates]);

  const screen = screenOf(phone, state);
  const isSecret = screen.parts.some(({ kind }) => kind === 'pin');
  const said = ((): Said => {
    if (armed?.carried) return { words: t('armedOnto', { target: armed.carried }) };
    if (armed?.gesture === 'drag') return { words: t('armedDrag') };
    if (armed) return { words: t('armed', { gesture: t(`made.${armed.gesture}`) }) };
    if (feedback?.type === 'hint') {
      return state.hint === 1
        ? { sentence: screen.hint }
        : { words: wordsOfStep(wayOn, isSecret, t) };
    }
    return feedback ? wordsOfFeedback(feedback, isSecret, t) : { words: t('begin') };
  })();
  const pointedAt = useMemo(
    () => (state.hint === 3 ? placesOf(wayOn[0]) : []),
    [state.hint, wayOn],
  );

  const gestures = useMemo(() => gesturesIn(scenario), [scenario]);
  const listenNow = useRef(() => {});
  useLayoutEffect(() => {
    listenNow.current = () =>
      listening.toggle(
        dividePhrases(
          `${spoken(scenario.goal, cityValues)}\n${'words' in said ? said.words : spoken(said.sentence, cityValues)}`,
        ),
      );
  });
  const listen = useCallback(() => listenNow.current(), []);
  const { stop } = listening;
  const leave = useCallback(() => {
    stop();
    void navigate(paths.practices);
  }, [stop, navigate]);
  const changePhone = useCallback(() => setIsChangingPhone(true), []);
  const saidNow =
    'words' in said ? (
      said.words
    ) : (
      <SentenceText sentence={said.sentence} cityValues={cityValues} />
    );

  if (isDone) {
    return <PracticeFinish scenario={scenario} state={state} onAgain={practice.reset} />;
  }
  return (
    <>
      <Page
        top={
          <div className={styles.top}>
            <PracticeBand />
          </div>
        }
        bar={
          <nav aria-label={t('actions')} className={styles.bar}>
            <BottomBar
              kind="steps"
              above={
                <div
                  className={styles.answer}
                  ref={answer}
                  role="status"
                  lang="ja"
                  data-kind={feedback?.type}
                >
                  {/* Said again although it may be the same words. */}
                  <p key={count}>{saidNow}</p>
                </div>
              }
            >
              <Button iconBefore="undo" onClick={practice.undo}>
                {t('undo')}
              </Button>
              <Button look="help" iconBefore="lifebuoy" onClick={practice.hint}>
                {state.hint === 0 ? t('help') : t('helpMore')}
              </Button>
            </BottomBar>
          </nav>
        }
      >
        <PracticeAim
          goal={scenario.goal}
          cityValues={cityValues}
          listen={listening.state}
          onListen={listen}
          onLeave={leave}
        />
        <PracticePhone
          phone={phone}
          state={state}
          pointedAt={pointedAt}
          onTouch={practice.touch}
          onKey={practice.press}
        />
        {practice.mayWait && (
          <Button wide look="soft" iconBefore="clock" onClick={practice.wait}>
            {t('wait')}
          </Button>
        )}
        {gestures.length > 0 && (
          <GestureButtons
            gestures={gestures}
            armed={armed}
            onArm={practice.arm}
            onWholeScreen={() => practice.touch({ gesture: 'tap', target: null })}
          />
        )}
        <PracticeChoices
          differs={scenario.differs}
          cityValues={cityValues}
          family={family}
          vibrates={vibrates}
          onReset={practice.reset}
          onChangePhone={changePhone}
          onVibrates={setVibrates}
        />
      </Page>
      {isChangingPhone && (
        <Sheet title={learnerTexts('family.question')} onClose={() => setIsChangingPhone(false)}>
          <FamilyChoices
            onChoose={(chosen) => {
              setIsChangingPhone(false);
              onFamily(chosen);
            }}
            onNotKnown={() => setIsChangingPhone(false)}
          />
        </Sheet>
      )}
    </>
  );
}

/** Every gesture of the scenario but the plain touch, which needs no button of its own. */
function gesturesIn({ screens }: Scenario): readonly PracticeGesture[] {
  const used = new Set(screens.flatMap(({ moves }) => moves.map(({ by }) => by)));
  return practiceGestures.filter((gesture) => gesture !== 'tap' && used.has(gesture));
}

/** What the strongest hint points at: things by their names, keys by what they write. */
function placesOf(next: PracticeEvent | undefined): readonly string[] {
  if (next?.type === 'erase') return [eraseKey];
  if (next?.type === 'type') return [keyName(next.sign)];
  if (next?.type !== 'touch' || next.target === null) return [];
  return [next.target, ...(next.onto === undefined ? [] : [next.onto])];
}
