import { useId } from 'react';
import { Note } from '../../ui/Card.tsx';
import styles from '../JoinPage.module.css';

type PinFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** What is the matter with what was typed; null while nothing is. */
  readonly trouble: string | null;
  /** Whoever sets a number should see it; whoever types it among people should not show it. */
  readonly hidden: boolean;
};

/** The few digits that open the class area. */
export function PinField({ label, hint, value, onType, trouble, hidden }: PinFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.code}
        type={hidden ? 'password' : 'text'}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={value}
        onChange={(event) => onType(event.target.value)}
        aria-invalid={trouble !== null}
        aria-describedby={`${id}-hint ${id}-trouble`}
      />
      <Note id={`${id}-hint`}>{hint}</Note>
      <p id={`${id}-trouble`} className={styles.trouble} role="alert">
        {trouble}
      </p>
    </div>
  );
}
