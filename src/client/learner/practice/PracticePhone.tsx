import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  movesOpen,
  partsShown,
  screenOf,
  type PracticePhone as Phone,
  type SimulatorState,
} from '../../../domain/lessons/simulator.ts';
import type { PracticeGesture } from '../../../domain/lessons/scenario.ts';
import { PhoneContext, type PhoneSurroundings } from '../../lesson-parts/phone/phone-context.ts';
import { PhoneFrame } from '../../lesson-parts/phone/PhoneFrame.tsx';
import { useGestures, type Touched } from './use-gestures.ts';

type PracticePhoneProps = {
  phone: Phone;
  state: SimulatorState;
  /** Names of what the strongest hint points at; nothing while none was asked for. */
  pointedAt: readonly string[];
  onTouch: (touched: Touched) => void;
  onKey: (key: HTMLElement, flicked: PracticeGesture | null) => void;
};

/** The pretend phone, in its family's looks, or the machine that the scenario stands before. */
export function PracticePhone({ phone, state, pointedAt, onTouch, onKey }: PracticePhoneProps) {
  const { t } = useTranslation('practice');
  const glass = useRef<HTMLDivElement>(null);
  const { device } = screenOf(phone, state);
  const open = movesOpen(phone, state);
  useGestures(glass, {
    onTouch,
    onKey,
    isTwice: (target) =>
      open.some((move) => move.by === 'double-tap' && (move.target ?? null) === target),
  });
  const parts = useMemo(() => partsShown(phone, state), [phone, state]);
  const surroundings = useMemo(
    (): PhoneSurroundings => ({
      say: (word, values) => t(word, values),
      canBeTouched: true,
      pointedAt,
      touch: null,
      arm: 'beside',
    }),
    [t, pointedAt],
  );
  return (
    <PhoneContext value={surroundings}>
      <PhoneFrame
        device={device}
        family={phone.family}
        memory={state.memory}
        parts={parts}
        screenId={state.screenId}
        glassRef={glass}
        // Only where a finger's way up and down means something does the page itself stand still.
        isStill={open.some(({ by }) =>
          ['swipe-up', 'swipe-down', 'drag', 'pinch-in', 'pinch-out'].includes(by),
        )}
        role="group"
        aria-label={t(device === 'copier' ? 'machine' : 'phone')}
        data-practice-screen={state.screenId}
      />
    </PhoneContext>
  );
}
