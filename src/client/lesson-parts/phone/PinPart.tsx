import { useContext } from 'react';
import { digitKeys } from './kana-keys.ts';
import styles from './KeyboardPart.module.css';
import type { RememberingProps } from './part-props.ts';
import { PhoneContext } from './phone-context.ts';
import { EraseKey, SignKeys } from './TypingKeys.tsx';

/** A pad of digits; what was typed shows as dots, as on the real ones. */
export function PinPart({ part, memory }: RememberingProps<'pin'>) {
  const { say } = useContext(PhoneContext);
  const number = [...(memory[part.of] ?? '')].length;
  return (
    <div className={styles.pin}>
      <p>{part.label}</p>
      <p className={styles.dots} role="img" aria-label={say('dots', { number, most: part.length })}>
        {Array.from({ length: part.length }, (_, index) => (
          <span key={index} data-filled={index < number ? '' : undefined} />
        ))}
      </p>
      <div className={styles.pad}>
        <SignKeys signs={digitKeys} />
        <EraseKey />
      </div>
    </div>
  );
}
