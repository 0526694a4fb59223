import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { digitKeys } from '../kana-keys.ts';
import { eraseKey, keyName } from './key-names.ts';
import styles from './KeyboardPart.module.css';
import type { RememberingProps } from './part-props.ts';
import { PointedAt } from './Target.tsx';

/** A pad of digits; what was typed shows as dots, as on the real ones. */
export function PinPart({ part, memory }: RememberingProps<'pin'>) {
  const { t } = useTranslation('practice');
  const pointedAt = useContext(PointedAt);
  const mark = (name: string) => (pointedAt.includes(name) ? '' : undefined);
  const number = [...(memory[part.of] ?? '')].length;
  return (
    <div className={styles.pin}>
      <p>{part.label}</p>
      <p className={styles.dots} role="img" aria-label={t('dots', { number, most: part.length })}>
        {Array.from({ length: part.length }, (_, index) => (
          <span key={index} data-filled={index < number ? '' : undefined} />
        ))}
      </p>
      <div className={styles.pad}>
        {digitKeys.map((sign) => (
          <button
            type="button"
            key={sign}
            data-key="sign"
            data-sign={sign}
            data-pointed={mark(keyName(sign))}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          data-key="erase"
          aria-label={t('eraseWhole')}
          data-pointed={mark(eraseKey)}
        >
          {t('erase')}
        </button>
      </div>
    </div>
  );
}
