/** Words to read, and plain things to press. */
import { useContext } from 'react';
import { PhoneContext } from './phone-context.ts';
import { PartSentence } from './PartSentence.tsx';
import { PracticeGlyph } from './PracticeGlyph.tsx';
import type { PartProps, RememberingProps } from './part-props.ts';
import styles from './TextParts.module.css';
import { Target } from './Target.tsx';

export function TextPart({ part, memory }: RememberingProps<'text' | 'banner'>) {
  if (part.kind === 'banner') return <p className={styles.banner}>{part.label}</p>;
  const size = part.size === undefined ? undefined : memory[part.size];
  return (
    <p className={styles.text} data-strong={part.strong ? '' : undefined} data-size={size}>
      <PartSentence part={part} words={part.label} />
    </p>
  );
}

export function ButtonPart({ part }: PartProps<'button'>) {
  return <Target label={part.label} className={part.plain ? styles.plainButton : styles.button} />;
}

export function AddressPart({ part }: PartProps<'address'>) {
  const { say } = useContext(PhoneContext);
  return (
    <p className={styles.address}>
      {part.safe && (
        <span className={styles.lock} role="img" aria-label={say('secure')}>
          <svg width="1em" height="1em" viewBox="0 0 24 24" aria-hidden="true" fill="currentColor">
            <path d="M6 10V8a6 6 0 0 1 12 0v2h1v11H5V10z m2.500 0h7V8a3.500 3.500 0 0 0-7 0z" />
          </svg>
        </span>
      )}
      <span>{part.label}</span>
    </p>
  );
}

export function AppPart({ part }: PartProps<'app'>) {
  return (
    <Target label={part.label} className={styles.app}>
      <span className={styles.appIcon}>
        <PracticeGlyph name={part.icon} />
      </span>
      <span className={styles.appWords}>
        <b>{part.label}</b>
        <small>{part.maker}</small>
        {part.note !== undefined && <small>{part.note}</small>}
      </span>
    </Target>
  );
}
