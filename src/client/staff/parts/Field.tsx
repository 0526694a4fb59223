import { useId, type ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Field.module.css';

/** To be spread on the input, so that its label, hint and fault are read with it. */
export type Control = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** One thing to fill in: its name, the control, and beneath it a hint and what is still to be mended. */
export function Field({
  label,
  hint,
  fault,
  children,
}: {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
  children: (control: Control) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}hint`;
  const faultId = `${id}fault`;
  const described = [hint && hintId, fault && faultId].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': fault ? true : undefined,
      })}
      {hint && (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      )}
      {fault && (
        <p className={styles.fault} id={faultId}>
          <Icon name="warn" />
          <span>{fault}</span>
        </p>
      )}
    </div>
  );
}
