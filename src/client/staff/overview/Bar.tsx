import { useId } from 'react';
import styles from './Bar.module.css';

/** A bar lying on its side; `share` is its part of the longest one. The figure stands beside it in words. */
export function Bar({ share, part }: { share: number; part?: boolean }) {
  const hatch = useId();
  return (
    <svg className={styles.bar} aria-hidden="true">
      <Hatch id={hatch} color="var(--sea)" />
      <rect
        width={`${share * 100}%`}
        height="100%"
        rx="2"
        fill={part ? `url(#${hatch})` : 'var(--sea)'}
      />
    </svg>
  );
}

/** One bar in three parts, told apart by pattern as well as by colour: full, hatched, empty. */
export function MasteryBar({
  alone,
  withHelp,
  notYet,
}: {
  alone: number;
  withHelp: number;
  notYet: number;
}) {
  const hatch = useId();
  const whole = Math.max(1, alone + withHelp + notYet);
  const percent = (n: number) => `${(n / whole) * 100}%`;
  return (
    <svg className={styles.bar} data-framed="" aria-hidden="true">
      <Hatch id={hatch} color="var(--matsu-fill)" />
      <rect width={percent(alone)} height="100%" fill="var(--matsu)" />
      <rect x={percent(alone)} width={percent(withHelp)} height="100%" fill={`url(#${hatch})`} />
    </svg>
  );
}

function Hatch({ id, color }: { id: string; color: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--surface)" />
        <rect width="2.5" height="6" fill={color} />
      </pattern>
    </defs>
  );
}
