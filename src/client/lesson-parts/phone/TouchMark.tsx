/** Where a finger touches, in a picture: a ring, what the finger does there, and the product's one hand. */
import type { PictureTouch } from '../../../domain/lessons/lesson.ts';
import styles from './TouchMark.module.css';

type TouchMarkProps = {
  gesture: PictureTouch['gesture'];
  /** The arm comes from the side, past the end of a row; or from beneath, to one of several things side by side. */
  from: 'beside' | 'beneath' | 'edge';
};

/** Drawn in sixteenths of the text's size, from the ring's middle; how far it reaches does not matter to the layout. */
export function TouchMark({ gesture, from }: TouchMarkProps) {
  const arrow = arrows[gesture];
  const reach = from === 'beneath' ? 28 : 30;
  return (
    <svg className={styles.mark} data-from={from} viewBox="0 0 16 16" aria-hidden="true">
      <g className={styles.ring}>
        <circle r={reach} stroke="#fff" strokeWidth={reach / 3} opacity={0.9} />
        <circle r={reach} stroke="#c4500f" strokeWidth={5.5} />
        {from !== 'beneath' && (
          <>
            <circle r={19} stroke="#fff" strokeWidth={7} opacity={0.8} />
            <circle r={19} stroke="#c4500f" strokeWidth={3} />
          </>
        )}
      </g>
      {arrow && (
        <g fill="none" strokeLinecap="round" strokeLinejoin="round">
          <path d={arrow} stroke="#fff" strokeWidth={13} />
          <path d={arrow} stroke="#c4500f" strokeWidth={gesture === 'long-press' ? 3.5 : 7} />
        </g>
      )}
      <g
        className={styles.hand}
        transform={
          from === 'beneath'
            ? 'translate(8 66) rotate(-24) scale(.5)'
            : 'translate(3 4) rotate(-40) scale(.8)'
        }
        fill="#fff1df"
        stroke="#16242f"
        strokeWidth={3}
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        <path
          d={from === 'beneath' ? 'M-3 134h56l2 24H-5z' : 'M-3 134h56l10 150H-13z'}
          fill="#0b4a6b"
        />
        <path d="M-5 147h61" stroke="#fff" strokeWidth={4} />
        <path d="M-13 13a13 13 0 0 1 26 0v46a12 11.5 0 0 1 23.5 1.5 11 11 0 0 1 21.5 4A10 10 0 0 1 77 71v31c0 20-9 30-20 37H2c-11-4-18-12-24-22l-19-29c-7-11 7-20 16-11l12 13z" />
        <path d="M13 59v22M36.5 61v20M58 65v17M-13 89c2 6 4 9 8 12" fill="none" />
        <path d="M-6.5 14a6.5 6.5 0 0 1 13 0v5h-13z" fill="#fff" stroke="none" opacity={0.75} />
      </g>
    </svg>
  );
}

/** The way of a finger that moves; three waves of one that waits. */
const arrows: Partial<Record<PictureTouch['gesture'], string>> = {
  'long-press':
    'M0-41A41 41 0 0 1 36.9-17.800M0-49A49 49 0 0 1 44.1-21.300M0-57A57 57 0 0 1 51.3-24.8',
  'swipe-up': 'M0-40V-92M-13-80 0-96 13-80',
  'swipe-down': 'M-40 34V86M-53 74-40 90-27 74',
  'swipe-left': 'M-42 0H-104M-92-13-108 0-92 13',
  'swipe-right': 'M-104 0H-42M-54-13-38 0-54 13',
};
