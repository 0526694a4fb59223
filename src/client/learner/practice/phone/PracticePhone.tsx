import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  movesOpen,
  partsShown,
  screenOf,
  type PracticePhone as Phone,
  type SimulatorState,
} from '../../../../domain/lessons/simulator.ts';
import type { PracticeGesture } from '../../../../domain/lessons/scenario.ts';
import { useGestures, type Touched } from '../use-gestures.ts';
import { PartView } from './PartView.tsx';
import styles from './PracticePhone.module.css';
import { PointedAt } from './Target.tsx';

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
  // Only where a finger's way up and down means something does the page itself stand still.
  const isStill = open.some(({ by }) =>
    ['swipe-up', 'swipe-down', 'drag', 'pinch-in', 'pinch-out'].includes(by),
  );
  const parts = partsShown(phone, state);
  return (
    <div
      className={styles.phone}
      role="group"
      aria-label={t(device === 'copier' ? 'machine' : 'phone')}
      data-device={device}
      data-family={device === 'copier' ? undefined : phone.family}
      data-practice-screen={state.screenId}
      lang="ja"
    >
      {device === 'phone' && <StatusBar memory={state.memory} />}
      <div className={styles.glass} ref={glass} data-still={isStill ? '' : undefined}>
        <PointedAt value={pointedAt}>
          {parts.map((part, index) => (
            // Parts of a screen have no name but their place on it.
            <PartView
              key={`${state.screenId}-${String(index)}`}
              part={part}
              memory={state.memory}
            />
          ))}
        </PointedAt>
      </div>
    </div>
  );
}

/** Time, and the signs that a phone shows for its memory; the same on every screen. */
function StatusBar({ memory }: Pick<SimulatorState, 'memory'>): ReactNode {
  const { t } = useTranslation('practice');
  return (
    <p className={styles.status} data-status="">
      <span>13:30</span>
      {memory['wifi'] === 'on' && <span>{t('wifi')}</span>}
      {memory['airplane'] === 'on' && <span>{t('noSignal')}</span>}
      <span>{t('battery', { percent: '80%' })}</span>
    </p>
  );
}
