/** What is done with the hand and not on the glass: a card, coins, a face or a finger; and the steps of a form. */
import { useContext } from 'react';
import { PhoneContext } from './phone-context.ts';
import type { PartProps } from './part-props.ts';
import styles from './MachineParts.module.css';
import { Target } from './Target.tsx';

export function CardPart({ part }: PartProps<'card'>) {
  return (
    <div className={styles.carry}>
      <Target label={part.place} className={styles.place} />
      <Target label={part.label} className={styles.card} carried>
        <span className={styles.chip} aria-hidden="true" />
        <span>{part.label}</span>
      </Target>
    </div>
  );
}

export function CoinsPart({ part }: PartProps<'coins'>) {
  return (
    <div className={styles.carry}>
      <Target label={part.slot} className={styles.slot} />
      <ul className={styles.coins}>
        {part.items.map(({ label }) => (
          <li key={label}>
            <Target label={label} className={styles.coin} carried />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function SensorPart({ part }: PartProps<'sensor'>) {
  return (
    <Target label={part.label} className={styles.sensor}>
      <svg
        width="3.500rem"
        height="3.500rem"
        viewBox="0 0 48 48"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.500"
        strokeLinecap="round"
      >
        <path
          d={
            part.sense === 'face'
              ? 'M6 14V8a2 2 0 0 1 2-2h6 M34 6h6a2 2 0 0 1 2 2v6 M42 34v6a2 2 0 0 1-2 2h-6 M14 42H8a2 2 0 0 1-2-2v-6 M17 19v3 M31 19v3 M17 31c4 4 10 4 14 0'
              : 'M12 24a12 12 0 0 1 24 0v4 M17 36V24a7 7 0 0 1 14 0v10 M24 24v14'
          }
        />
      </svg>
      <span>{part.label}</span>
    </Target>
  );
}

export function StagesPart({ part }: PartProps<'stages'>) {
  const { say } = useContext(PhoneContext);
  const current = part.steps.indexOf(part.label);
  return (
    <ol className={styles.stages} aria-label={say('stage', { number: current + 1 })}>
      {part.steps.map((step, index) => (
        <li key={step} aria-current={index === current ? 'step' : undefined}>
          <span>{index + 1}</span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
