/** One try at a scenario: the phone's state, what it said last, and a gesture chosen by its button. */
import { useCallback, useMemo, useState } from 'react';
import type { PhoneFamily } from '../../../domain/lessons/lesson.ts';
import type { PracticeGesture, Scenario } from '../../../domain/lessons/scenario.ts';
import {
  firstState,
  movesOpen,
  phoneFor,
  play,
  typingShown,
  type Feedback,
  type PracticeEvent,
} from '../../../domain/lessons/simulator.ts';
import { wayToGoal } from '../../../domain/lessons/solve-scenario.ts';
import type { Armed } from './GestureButtons.tsx';
import { turned } from '../../lesson-parts/phone/kana-keys.ts';
import { soundAlarm } from './sound-alarm.ts';
import type { Touched } from './use-gestures.ts';

const flickOrder: readonly PracticeGesture[] = [
  'swipe-left',
  'swipe-up',
  'swipe-right',
  'swipe-down',
];

export function usePractice(scenario: Scenario, family: PhoneFamily) {
  const phone = useMemo(() => phoneFor(scenario, family), [scenario, family]);
  const [{ state, feedback, count }, setTry] = useState(() => ({
    state: firstState(phone),
    feedback: null as Feedback | null,
    // Told apart although it says the same: a touch that is repeated is answered again.
    count: 0,
  }));
  const [armed, setArmed] = useState<Armed | null>(null);

  const send = useCallback(
    (...events: readonly PracticeEvent[]) =>
      setTry((before) =>
        events.reduce((at, event) => {
          const { state, feedback } = play(phone, at.state, event);
          return { state, feedback, count: at.count + 1 };
        }, before),
      ),
    [phone],
  );
  const reset = useCallback(() => {
    setArmed(null);
    send({ type: 'reset' });
  }, [send]);

  const touch = ({ gesture, target, onto }: Touched) => {
    const isPlain = gesture === 'tap';
    if (!armed || !isPlain) return send({ type: 'touch', gesture, target, onto });
    if (armed.gesture === 'drag' && armed.carried === null) {
      return setArmed({ ...armed, carried: target });
    }
    setArmed(null);
    return armed.carried === null
      ? send({ type: 'touch', gesture: armed.gesture, target })
      : send({ type: 'touch', gesture: 'drag', target: armed.carried, onto: target ?? undefined });
  };

  const press = (key: HTMLElement, flicked: PracticeGesture | null) => {
    const { key: kind, sign = '', flick = '', hears = '' } = key.dataset;
    const last = lastSign(phone, state);
    if (kind === 'sound') return soundAlarm();
    if (kind === 'erase') return send({ type: 'erase' });
    if (kind === 'speak') return send(...[...hears].map((heard) => typed(heard)));
    if (kind === 'replace') return send({ type: 'erase' }, typed(sign));
    if (kind === 'turn') {
      const other = last === null ? null : turned(last);
      return other === null ? undefined : send({ type: 'erase' }, typed(other));
    }
    const place = flicked === null ? -1 : flickOrder.indexOf(flicked);
    return send(typed([...flick][place] ?? sign));
  };

  return {
    phone,
    state,
    feedback,
    count,
    armed,
    touch,
    press,
    arm: (gesture: PracticeGesture) => setArmed({ gesture, carried: null }),
    undo: () => send({ type: 'undo' }),
    reset,
    hint: () => send({ type: 'hint' }),
    wait: () => send({ type: 'wait' }),
    mayWait: movesOpen(phone, state).some(({ by }) => by === 'wait'),
    /** The shortest way on, once a hint was asked for that needs it. */
    wayOn: useMemo(() => (state.hint >= 2 ? (wayToGoal(phone, state) ?? []) : []), [phone, state]),
  };
}

const typed = (sign: string): PracticeEvent => ({ type: 'type', sign });

function lastSign(
  phone: ReturnType<typeof phoneFor>,
  state: ReturnType<typeof firstState>,
): string | null {
  const typing = typingShown(phone, state);
  return typing === null ? null : ([...(state.memory[typing.of] ?? '')].at(-1) ?? null);
}
