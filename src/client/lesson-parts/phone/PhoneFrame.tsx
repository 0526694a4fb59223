import { memo, useContext, type ComponentProps, type ReactNode, type Ref } from 'react';
import type { PhoneFamily } from '../../../domain/lessons/lesson.ts';
import type { Memory, PracticeIcon, PracticePart } from '../../../domain/lessons/practice-parts.ts';
import { PartView } from './PartView.tsx';
import { PhoneContext } from './phone-context.ts';
import styles from './PhoneFrame.module.css';
import { PracticeGlyph } from './PracticeGlyph.tsx';

type PhoneFrameProps = ComponentProps<'div'> & {
  readonly device: 'phone' | 'copier';
  readonly family: PhoneFamily;
  readonly memory: Memory;
  readonly parts: readonly PracticePart[];
  /** Names the screen: parts of another one are other parts. */
  readonly screenId: string;
  readonly glassRef?: Ref<HTMLDivElement>;
  /** The page does not move under a finger here. */
  readonly isStill?: boolean;
  /** Stands under the parts. */
  readonly children?: ReactNode;
};

/**
 * A drawn phone in its family's looks, or a machine that looks the same for everybody, with what it shows. A touch
 * that changes nothing on it draws nothing anew.
 */
export const PhoneFrame = memo(function PhoneFrame(props: PhoneFrameProps) {
  const { device, family, memory, parts, screenId, glassRef, isStill, children, ...rest } = props;
  return (
    <div
      {...rest}
      className={styles.phone}
      data-device={device}
      data-family={device === 'copier' ? undefined : family}
      lang="ja"
    >
      {device === 'phone' && <StatusBar family={family} memory={memory} />}
      <div className={styles.glass} ref={glassRef} data-still={isStill ? '' : undefined}>
        {parts.map((part, index) => (
          // Parts of a screen have no name but their place on it.
          <PartView key={`${screenId}-${String(index)}`} part={part} memory={memory} />
        ))}
        {children}
      </div>
    </div>
  );
});

/** Time, and the signs that a phone shows for its memory; the same on every screen. */
function StatusBar({ family, memory }: Pick<PhoneFrameProps, 'family' | 'memory'>) {
  const { say } = useContext(PhoneContext);
  const battery = say('battery', { percent: '80%' });
  const isOffline = memory['airplane'] === 'on';
  // The camera stands in the middle of the others: there signs are small pictures at its right.
  const sign = (word: 'wifi' | 'noSignal', icon: PracticeIcon) =>
    family === 'easy' ? (
      <span>{say(word)}</span>
    ) : (
      <span className={styles.sign} role="img" aria-label={say(word)}>
        <PracticeGlyph name={icon} />
      </span>
    );
  return (
    <p className={styles.status} data-status="">
      <span>13:30</span>
      {memory['wifi'] === 'on' && sign('wifi', 'wifi')}
      {isOffline && sign('noSignal', 'plane')}
      {family === 'easy' ? (
        <span>{battery}</span>
      ) : (
        <svg
          width="2.8em"
          height="1em"
          viewBox="0 0 45 16"
          role="img"
          aria-label={battery}
          stroke="currentColor"
        >
          {!isOffline && <path d="M2 13v-3M8 13V7M14 13V3" strokeWidth="3.5" />}
          <path d="M22 3h19v10H22z" fill="none" strokeWidth="1.5" />
          <path d="M24.5 5.5h11v5h-11zM43 6.5v3" fill="currentColor" />
        </svg>
      )}
    </p>
  );
}
