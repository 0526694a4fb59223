import { Icon, type IconName } from '../../ui/Icon.tsx';
import styles from './Segments.module.css';

/** Two or three ways to look at the same thing, side by side. */
export function Segments<Choice extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly { readonly value: Choice; readonly word: string; readonly icon?: IconName }[];
  chosen: Choice;
  onChoose: (choice: Choice) => void;
}) {
  return (
    <fieldset className={styles.segments} aria-label={label}>
      {choices.map(({ value, word, icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {icon && <Icon name={icon} />}
          <span>{word}</span>
        </button>
      ))}
    </fieldset>
  );
}
