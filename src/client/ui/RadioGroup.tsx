import { useId, type ReactNode } from 'react';
import styles from './RadioGroup.module.css';

export type RadioChoice<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly note?: ReactNode;
};

type RadioGroupProps<Value extends string> = {
  legend: ReactNode;
  note?: ReactNode;
  choices: readonly RadioChoice<Value>[];
  /** Null while nothing has been chosen. */
  value: Value | null;
  onChoose: (value: Value) => void;
};

/** One of a few: each a whole row to touch, told apart by a mark and not by color alone. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, note, choices, value, onChoose } = props;
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>
            {choice.label}
            {choice.note !== undefined && <small>{choice.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
