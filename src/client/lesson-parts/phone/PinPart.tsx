import { useContext } from 'react';
import { digitKeys } from './kana-keys.ts';
import { eraseKey, keyName } from './key-names.ts';
import styles from './KeyboardPart.module.css';
import { Key } from './Key.tsx';
import type { RememberingProps } from './part-props.ts';
import { PhoneContext } from './phone-context.ts';

/** A pad of digits; what was typed shows as dots, as on the real ones. */
export function PinPart({ part, memory }: RememberingProps<'pin'>) {
  const { say, pointedAt } = useContext(PhoneContext);
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
        {digitKeys.map((sign) => (
          <Key
            key={sign}
            data-key="sign"
            data-sign={sign}
            isPointedAt={pointedAt.includes(keyName(sign))}
          >
            {sign}
          </Key>
        ))}
        <Key
          data-key="erase"
          aria-label={say('eraseWhole')}
          isPointedAt={pointedAt.includes(eraseKey)}
        >
          {say('erase')}
        </Key>
      </div>
    </div>
  );
}
