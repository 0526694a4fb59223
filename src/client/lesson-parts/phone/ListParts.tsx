/** Rows of settings and forms: each a whole line to touch, with its state in words too. */
import { useContext } from 'react';
import { PhoneContext } from './phone-context.ts';
import type { PartProps, RememberingProps } from './part-props.ts';
import styles from './ListParts.module.css';
import { PracticeGlyph } from './PracticeGlyph.tsx';
import { Target } from './Target.tsx';

export function BarPart({ part }: PartProps<'bar'>) {
  return (
    <div className={styles.bar}>
      {part.back !== undefined && (
        <Target label={part.back} className={styles.back}>
          <span aria-hidden="true" className={styles.arrow} />
          <span>{part.back}</span>
        </Target>
      )}
      <p className={styles.title}>{part.label}</p>
      {part.action !== undefined && <Target label={part.action} className={styles.action} />}
    </div>
  );
}

export function RowPart({ part }: PartProps<'row'>) {
  return (
    <Target label={part.label} className={styles.row}>
      {part.icon && (
        <span className={styles.mark}>
          <PracticeGlyph name={part.icon} />
        </span>
      )}
      <span className={styles.words}>
        <span>{part.label}</span>
        {part.note !== undefined && <small>{part.note}</small>}
      </span>
      {part.value !== undefined && <span className={styles.value}>{part.value}</span>}
    </Target>
  );
}

export function TogglePart({ part, memory }: RememberingProps<'toggle'>) {
  const { say } = useContext(PhoneContext);
  const isOn = memory[part.of] === 'on';
  return (
    <Target
      label={part.label}
      className={styles.row}
      state={{ role: 'switch', isOn }}
      name={part.label}
    >
      <span className={styles.words}>
        <span>{part.label}</span>
        {part.note !== undefined && <small>{part.note}</small>}
      </span>
      <span className={styles.switch} data-on={isOn ? '' : undefined}>
        {isOn ? say('on') : say('off')}
      </span>
    </Target>
  );
}

export function CheckPart({ part, memory }: RememberingProps<'check'>) {
  const isOn = memory[part.of] === 'on';
  return (
    <Target label={part.label} className={styles.row} state={{ role: 'checkbox', isOn }}>
      <span className={styles.box} data-on={isOn ? '' : undefined} aria-hidden="true">
        {isOn ? '✓' : ''}
      </span>
      <span className={styles.words}>{part.label}</span>
    </Target>
  );
}

export function SliderPart({ part, memory }: RememberingProps<'slider'>) {
  const value = memory[part.of] ?? part.steps[0];
  return (
    <Target label={part.label} className={styles.slider} name={`${part.label} ${value ?? ''}`}>
      <span className={styles.words}>{part.label}</span>
      <span className={styles.track}>
        {part.steps.map((step) => (
          <span key={step} data-here={step === value ? '' : undefined}>
            {step}
          </span>
        ))}
      </span>
    </Target>
  );
}

export function FieldPart({ part, memory }: RememberingProps<'field'>) {
  const value = part.of === undefined ? part.value : memory[part.of];
  return (
    <Target label={part.label} className={styles.field}>
      <small>{part.label}</small>
      <span className={styles.typed}>{value}</span>
    </Target>
  );
}
