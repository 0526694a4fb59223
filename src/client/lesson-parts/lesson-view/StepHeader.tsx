import { ButtonAnchor } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import type { LearnerTexts } from './learner-texts.ts';
import styles from './StepHeader.module.css';

type StepHeaderProps = {
  /** Counted from 1. */
  step: number;
  total: number;
  t: LearnerTexts;
  /** Where おわる leads before the app has started. */
  leaveTo: string;
  onLeave: (() => void) | undefined;
};

/** おわる, how far one has come, and the boat on its way to the rock. */
export function StepHeader({ step, total, t, leaveTo, onLeave }: StepHeaderProps) {
  return (
    <div className={styles.header}>
      <div className={styles.top}>
        <ButtonAnchor
          href={leaveTo}
          look="quiet"
          iconBefore="close"
          onClick={(event) => {
            if (!onLeave) return;
            event.preventDefault();
            onLeave();
          }}
        >
          {t('lesson.leave')}
        </ButtonAnchor>
        <p className={styles.where}>
          <VisuallyHidden>{t('lesson.progress', { step, total })}</VisuallyHidden>
          <span aria-hidden="true">
            <b>{step}</b> / {total}
          </span>
        </p>
      </div>
      <Boat step={step} total={total} />
    </div>
  );
}

const width = 328;

function Boat({ step, total }: { step: number; total: number }) {
  const start = 14;
  const length = (width - 44 - start) / total;
  const boatX = start + length * (step - 0.5);
  return (
    <svg className={styles.boat} viewBox={`0 0 ${width} 36`} aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        <path
          key={index}
          d={`M${start + length * index + 2} 29H${start + length * (index + 1) - 2}`}
          className={index < step ? styles.sailed : styles.ahead}
          strokeLinecap="round"
        />
      ))}
      <g transform={`translate(${boatX} 0)`} stroke="var(--sea)" strokeLinejoin="round">
        <path d="M-12 19h24l-4.5 7.5h-15z" fill="var(--sea)" stroke="none" />
        <path d="M-1 1v16h-9.5z" fill="var(--surface)" strokeWidth={2} />
        <path d="M1.5 4.5v12.5h8z" fill="var(--kaki-fill)" strokeWidth={2} />
      </g>
      <path
        d={`M${width - 37} 33l2-4 5-1 3-6 3-2 3-10 4-5 4 4 2 8 4 4 1 5 5 2 3 5z`}
        fill="var(--ink-2)"
      />
    </svg>
  );
}
