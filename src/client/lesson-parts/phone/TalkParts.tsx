/** What speaks to the learner: dialogs, notices, messages, callers and a fake warning. */
import { useContext } from 'react';
import { PhoneContext } from './phone-context.ts';
import { PartSentence } from './PartSentence.tsx';
import type { PartProps, RememberingProps } from './part-props.ts';
import { Key } from './Key.tsx';
import { PracticeGlyph } from './PracticeGlyph.tsx';
import styles from './TalkParts.module.css';
import { Target } from './Target.tsx';

export function DialogPart({ part }: PartProps<'dialog'>) {
  return (
    <div className={styles.dialog} role="group" aria-label={part.label} data-asks="">
      <p className={styles.dialogTitle}>{part.label}</p>
      {part.text !== undefined && (
        <p>
          <PartSentence part={part} words={part.text} />
        </p>
      )}
      <div className={styles.dialogButtons}>
        {part.buttons.map((label) => (
          <Target key={label} label={label} />
        ))}
      </div>
    </div>
  );
}

export function NoticePart({ part }: PartProps<'notice'>) {
  return (
    <Target label={part.label} className={styles.notice}>
      <small>{part.from}</small>
      <span>{part.label}</span>
    </Target>
  );
}

export function BubblePart({ part, memory }: RememberingProps<'bubble'>) {
  return (
    <div className={part.mine ? styles.mine : styles.bubble}>
      {part.from !== undefined && <small>{part.from}</small>}
      <p>
        {part.of === undefined ? <PartSentence part={part} words={part.label} /> : memory[part.of]}
      </p>
      {part.link !== undefined && <Target label={part.link} className={styles.link} />}
    </div>
  );
}

export function CallerPart({ part }: PartProps<'caller'>) {
  return (
    <div className={styles.caller}>
      <span className={styles.face}>
        <PracticeGlyph name="person" />
      </span>
      <p className={styles.from}>{part.label}</p>
      {part.note !== undefined && <p>{part.note}</p>}
    </div>
  );
}

export function WarningPart({ part }: PartProps<'warning'>) {
  const { say } = useContext(PhoneContext);
  return (
    <div className={styles.warning}>
      <PracticeGlyph name="warn" />
      <p className={styles.warningTitle}>{part.label}</p>
      <p>
        <PartSentence part={part} words={part.text} />
      </p>
      <Target label={part.number} name={say('call', { number: part.number })} />
      <Key data-key="sound">{say('alarm')}</Key>
    </div>
  );
}
